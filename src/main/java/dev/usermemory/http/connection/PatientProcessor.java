package dev.usermemory.http.connection;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Tells a connection when there is something to do for it, and when no longer. */
final class PatientProcessor extends Http11Processor {

  PatientProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
    super(protocol, adapter);
  }

  @Override
  public SocketState process(SocketWrapperBase<?> connection, SocketEvent event)
      throws IOException {
    var socket = (PatientSocket) connection;
    if (!socket.resume(request)) {
      return SocketState.CLOSED;
    }
    return socket.suspend(super.process(socket, event), isAsync());
  }
}
