package dev.usermemory.http.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
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
    try {
      Problems.write(
          request, response, code, refusal == null ? FailureLog.detail(code) : refusal.detail());
    } catch (IOException | IllegalStateException e) {
      // The connection is gone, or the response was committed: nobody is left to tell.
      container.getLogger().debug("An error was not reported to the caller.", e);
    }
  }
}
