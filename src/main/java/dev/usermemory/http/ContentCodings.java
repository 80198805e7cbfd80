package dev.usermemory.http;

import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.http.HttpHeaders;

/**
 * Bodies are read as they are: of the content codings of RFC 9110, section 8.4, only {@code
 * identity} is known, and a small body that unpacks to a large one is nobody's worry.
 */
final class ContentCodings {

  private static final String IDENTITY = "identity";

  private ContentCodings() {}

  /** A 415 that names what is accepted (RFC 9110, section 15.5.16) for a body that is encoded. */
  static void refuseEncoded(HttpServletRequest request, HttpServletResponse response) {
    if (hasBody(request) && isEncoded(request)) {
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
      throw RequestProblemException.of(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE,
          "The body must be sent as it is: Content-Encoding may only be identity.");
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static boolean isEncoded(HttpServletRequest request) {
    return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(IDENTITY));
  }
}
