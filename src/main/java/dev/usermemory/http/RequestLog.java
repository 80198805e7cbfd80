package dev.usermemory.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.servlet.HandlerMapping;

/** What other rooms add to the lines that a request leaves in the log. */
public final class RequestLog {

  private static final String CALLER = RequestLog.class.getName() + ".caller";

  private static final String MDC_CALLER = "caller";
  private static final String MDC_ROUTE = "route";

  private RequestLog() {}

  /** A name that is no credential and no person. */
  public static void setCaller(HttpServletRequest request, String name) {
    request.setAttribute(CALLER, name);
    MDC.put(MDC_CALLER, name);
  }

  /** All lines of this thread from now on tell which route they are about, and who called. */
  static void tellRoute(HttpServletRequest request) {
    put(MDC_ROUTE, route(request));
    put(MDC_CALLER, caller(request));
  }

  private static void put(String field, @Nullable Object value) {
    if (value != null) {
      MDC.put(field, value.toString());
    }
  }

  static void tellNoMore() {
    MDC.remove(MDC_ROUTE);
    MDC.remove(MDC_CALLER);
  }

  static @Nullable Object caller(HttpServletRequest request) {
    return request.getAttribute(CALLER);
  }

  /** The pattern of the path; null when it has none. */
  static @Nullable String route(HttpServletRequest request) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return route == null ? null : route.toString();
  }

  /** As announced; null when it was not. */
  static @Nullable Long bytes(long announced) {
    return announced < 0 ? null : announced;
  }

  /** Null when there is none, or more than the one that a trace has. */
  static @Nullable String header(HttpServletRequest request, String name) {
    List<String> values = Collections.list(request.getHeaders(name));
    if (name.equals("tracestate")) { // the one that may be sent in parts
      return values.isEmpty() ? null : String.join(",", values);
    }
    return values.size() == 1 ? values.getFirst() : null;
  }
}
