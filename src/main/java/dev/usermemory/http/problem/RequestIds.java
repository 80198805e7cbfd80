package dev.usermemory.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id by which a request is found in the log: the caller's when it is usable, else a new one.
 */
public final class RequestIds {

  public static final String HEADER = "X-Request-Id";

  /** The key in the logging context. */
  public static final String MDC_KEY = "requestId";

  private static final String ATTRIBUTE = RequestIds.class.getName();
  private static final Pattern USABLE = Pattern.compile("[!-~]{1,128}");

  private RequestIds() {}

  /** The id of a request, empty when it never reached the filter that assigns one. */
  public static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
  }

  /** The id that the request has already, or the caller's, or a new one. */
  public static String assign(HttpServletRequest request) {
    String id = of(request).orElseGet(() -> usable(request.getHeader(HEADER)));
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  private static String usable(@Nullable String header) {
    return header != null && USABLE.matcher(header).matches()
        ? header
        : UUID.randomUUID().toString();
  }
}
