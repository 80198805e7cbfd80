package dev.usermemory.http.connection;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tells a connection when there is something to do for it, and when no longer, and callers what is
 * wrong with a head that is too large.
 */
final class PatientProcessor extends Http11Processor {

  private final HeadTooLarge headTooLarge;

  PatientProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
    super(protocol, adapter);
    this.headTooLarge = HeadTooLarge.of(protocol.getMaxHeaderCount());
  }

  @Override
  protected void setErrorState(ErrorState state, @Nullable Throwable failure) {
    super.setErrorState(state, failure);
    // Kept there, since a head that broke off is found to be malformed a second time.
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable first
        && !response.isCommitted()) {
      response.setStatus(headTooLarge.status(response.getStatus(), first, request));
    }
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
