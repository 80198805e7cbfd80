package dev.usermemory.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request whose {@code Content-Type} is a range, such as {@code *}{@code /*}, which says nothing
 * of its body: as one without. Spring would take it for a defect of the service.
 */
final class UntypedRequest extends HttpServletRequestWrapper {

  private UntypedRequest(HttpServletRequest request) {
    super(request);
  }

  /** The request as it is when its type is one. */
  static HttpServletRequest withoutRange(HttpServletRequest request) {
    return isRange(request.getContentType()) ? new UntypedRequest(request) : request;
  }

  private static boolean isRange(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    return type.startsWith("*") || type.contains("/*");
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isContentType(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isContentType(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    var names = Collections.list(super.getHeaderNames());
    names.removeIf(UntypedRequest::isContentType);
    return Collections.enumeration(names);
  }

  private static boolean isContentType(String name) {
    return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE);
  }
}
