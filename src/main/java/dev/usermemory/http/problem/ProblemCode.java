package dev.usermemory.http.problem;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The stable codes of problem details; each has one HTTP status. */
public enum ProblemCode {
  BAD_REQUEST(HttpStatus.BAD_REQUEST),
  MALFORMED_JSON(HttpStatus.BAD_REQUEST),
  UNAUTHORIZED(HttpStatus.UNAUTHORIZED),
  FORBIDDEN(HttpStatus.FORBIDDEN),
  NOT_FOUND(HttpStatus.NOT_FOUND),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
  CONFLICT(HttpStatus.CONFLICT),
  PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED),
  PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
  URI_TOO_LONG(HttpStatus.URI_TOO_LONG),
  HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
  MISDIRECTED_REQUEST(HttpStatus.MISDIRECTED_REQUEST),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  VALIDATION_ERROR(HttpStatus.UNPROCESSABLE_CONTENT),
  RATE_LIMIT_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
  STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  /** Nothing was begun. */
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE),
  TIMEOUT(HttpStatus.GATEWAY_TIMEOUT);

  private final HttpStatus status;

  ProblemCode(HttpStatus status) {
    this.status = status;
  }

  public HttpStatus status() {
    return status;
  }

  /** The name in the API, such as {@code validation_error}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The code of a status that a framework or the server chose. A 501 or 505 means that the caller
   * asked for a transfer coding or HTTP version that the server does not know.
   */
  static ProblemCode ofStatus(int status) {
    return Arrays.stream(values())
        .filter(code -> code.status.value() == status)
        .findFirst()
        .orElse(status < 500 || status == 501 || status == 505 ? BAD_REQUEST : INTERNAL_ERROR);
  }
}
