package dev.usermemory.http.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the connections that it accepts {@link PatientSocket}s. */
final class PatientEndpoint extends NioEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(PatientEndpoint.class);

  /** Of the system, which would take megabytes of an answer that its caller does not. */
  private static final int SEND_BYTES = 128 * 1024;

  private final Buffers buffers = new Buffers();
  private final AtomicInteger unfinished = new AtomicInteger();
  private Patience patience = new Patience(ConnectionProperties.DEFAULT_PATIENCE);
  private Capacity capacity = Capacity.of(Runtime.getRuntime().maxMemory(), false);

  void limit(Patience toCallers, Capacity toMemory) {
    patience = toCallers;
    capacity = toMemory;
    setMaxConnections(toMemory.connections());
    getSocketProperties().setBufferPool(0); // channels hold nothing that is worth keeping
    getSocketProperties().setTxBufSize(SEND_BYTES);
  }

  Buffers buffers() {
    return buffers;
  }

  Patience patience() {
    return patience;
  }

  boolean admitUnfinished() {
    return capacity.admit(unfinished);
  }

  void finished() {
    unfinished.decrementAndGet();
  }

  boolean isScarce() {
    return capacity.isScarce(getConnectionCount());
  }

  /** As Tomcat does it, with a socket of ours and no buffers yet. */
  @Override
  protected boolean setSocketOptions(SocketChannel accepted) {
    try {
      NioChannel channel =
          createChannel(
              isSSLEnabled()
                  ? new SocketBufferHandler(Buffers.READ_BYTES, Buffers.READ_BYTES, false)
                  : Buffers.none());
      var socket = new PatientSocket(channel, this);
      channel.reset(accepted, socket);
      connections.put(accepted, socket);
      accepted.configureBlocking(false);
      getSocketProperties().setProperties(accepted.socket());
      socket.setReadTimeout(getConnectionTimeout());
      socket.setWriteTimeout(getConnectionTimeout());
      socket.setKeepAliveLeft(getMaxKeepAliveRequests());
      getPoller().register(socket);
      return true;
    } catch (IOException | RuntimeException e) {
      connections.remove(accepted);
      LOG.debug("A connection broke before it was used", e);
      return false; // the caller closes it
    }
  }
}
