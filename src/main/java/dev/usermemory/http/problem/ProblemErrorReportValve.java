package dev.usermemory.http.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's last word on a request that never reached the application, such as a malformed request
 * line: a problem detail instead of an HTML page. Public because Tomcat makes it by name.
 */
public final class ProblemErrorReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    boolean unanswered = status >= 400 && response.getContentWritten() == 0;
    if (!unanswered || !response.setErrorReported()) {
      return;
    }
    RequestProblemException refusal = FrameworkProblems.ofStatus(status);
    ProblemCode code = refusal == null ? ProblemCode.ofStatus(status) : refusal.code();
    if (code == ProblemCode.HEADERS_TOO_LARGE) {
      response.setHeader("Connection", "close"); // as for a 414: the rest of it is not read
    }
    try {
      Problems.write(request, response, code, detail(request, code, refusal));
    } catch (IOException | IllegalStateException e) {
      // The connection is gone, or the response was committed: nobody is left to tell.
      container.getLogger().debug("An error was not reported to the caller.", e);
    }
  }

  private static String detail(
      Request request, ProblemCode code, @Nullable RequestProblemException refusal) {
    boolean head = code == ProblemCode.URI_TOO_LONG || code == ProblemCode.HEADERS_TOO_LARGE;
    if (head
        && request.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
      return "Address and headers may have at most %d bytes in all, and there may be %d headers."
          .formatted(http.getMaxHttpRequestHeaderSize(), http.getMaxHeaderCount());
    }
    return refusal == null ? FailureLog.detail(code) : refusal.detail();
  }
}
