package dev.usermemory.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** What other rooms add to the line that a request leaves in the log. */
public final class RequestLog {

  private static final String CALLER = RequestLog.class.getName() + ".caller";

  private RequestLog() {}

  /** A name that is no credential and no person. */
  public static void setCaller(HttpServletRequest request, String name) {
    request.setAttribute(CALLER, name);
  }

  static Object caller(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getAttribute(CALLER), "-");
  }
}
