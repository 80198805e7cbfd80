package dev.usermemory.http.connection;

import dev.usermemory.kernel.Waiting;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * A connection that adds up how long its current request has waited for the caller, and gives up
 * when that is too long: Tomcat's own timeouts begin anew with every byte. Its buffers are borrowed
 * while a request is in progress; with TLS it has its own.
 */
final class PatientSocket extends NioSocketWrapper {

  /** Short enough that a caller who takes a few bytes at a time is noticed. */
  private static final int SLICE_BYTES = 8 * 1024;

  private final PatientEndpoint endpoint;
  private final SocketBufferHandler idle;
  private final boolean tls;

  /** Set while the head of a request has not arrived whole. */
  private final AtomicBoolean unfinished = new AtomicBoolean();

  private @Nullable Request request;
  private long requestStarted;
  private long suspended;
  private long waitedNanos;
  private long bytesMoved;
  private boolean over;

  PatientSocket(NioChannel channel, PatientEndpoint endpoint) {
    super(channel, endpoint);
    this.endpoint = endpoint;
    this.idle = channel.getBufHandler();
    this.tls = endpoint.isSSLEnabled();
  }

  /** Something has arrived, or the answer goes on; false when it took too long. */
  boolean resume(Request current) {
    request = current;
    if (!tls && socketBufferHandler == idle) {
      socketBufferHandler = endpoint.buffers().take();
    }
    if (!unfinished.compareAndSet(true, false)) {
      return true;
    }
    endpoint.finished();
    return !isOver(System.nanoTime() - suspended, 0);
  }

  /** What becomes of the connection once there is nothing to do for now. */
  SocketState suspend(SocketState state, boolean async) {
    if (state == SocketState.LONG && !async) {
      suspended = System.nanoTime();
      boolean admitted = endpoint.admitUnfinished();
      unfinished.set(admitted);
      return admitted ? state : SocketState.CLOSED;
    }
    if (state == SocketState.OPEN || state == SocketState.CLOSED) {
      rest();
    }
    return state == SocketState.OPEN && endpoint.isScarce() ? SocketState.CLOSED : state;
  }

  private void rest() {
    SocketBufferHandler buffers = socketBufferHandler;
    if (!tls && buffers != idle && buffers.isReadBufferEmpty() && buffers.isWriteBufferEmpty()) {
      socketBufferHandler = idle;
      endpoint.buffers().giveBack(buffers);
    }
  }

  @Override
  public int read(boolean block, byte[] into, int from, int length) throws IOException {
    long began = System.nanoTime();
    return count(super.read(block, into, from, length), block ? began : 0);
  }

  @Override
  public int read(boolean block, ByteBuffer into) throws IOException {
    long began = System.nanoTime();
    return count(super.read(block, into), block ? began : 0);
  }

  private int count(int read, long began) throws IOException {
    spend(began == 0 ? 0 : System.nanoTime() - began, Math.max(read, 0));
    return read;
  }

  @Override
  protected void doWrite(boolean block, ByteBuffer from) throws IOException {
    if (over) {
      throw new SocketTimeoutException(); // what follows a gap would be taken for the answer
    }
    if (!tls || !block) {
      super.doWrite(false, from); // what the system takes at once, as a whole
    }
    if (block && from.hasRemaining()) {
      try (var _ = Waiting.begin()) {
        writePatiently(from);
      }
    }
  }

  private void writePatiently(ByteBuffer from) throws IOException {
    int end = from.limit();
    do {
      int slice = Math.min(end - from.position(), SLICE_BYTES);
      from.limit(from.position() + slice);
      long began = System.nanoTime();
      super.doWrite(true, from);
      from.limit(end);
      spend(System.nanoTime() - began, slice);
    } while (from.hasRemaining());
  }

  private void spend(long nanos, long bytes) throws IOException {
    if (isOver(nanos, bytes)) {
      over = true;
      throw new SocketTimeoutException();
    }
  }

  private boolean isOver(long nanos, long bytes) {
    long started = request == null ? 0 : request.getStartTimeNanos();
    if (started != requestStarted) { // the next request on this connection
      requestStarted = started;
      waitedNanos = 0;
      bytesMoved = 0;
    }
    waitedNanos += nanos;
    bytesMoved += bytes;
    return endpoint.patience().isOver(waitedNanos, bytesMoved);
  }

  @Override
  protected void doClose() {
    if (unfinished.compareAndSet(true, false)) {
      endpoint.finished();
    }
    super.doClose();
  }
}
