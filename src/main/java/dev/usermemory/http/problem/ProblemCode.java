package dev.usermemory.http.problem;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The stable codes of problem details; each has one HTTP status. */
public enum ProblemCode {
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "Bad Request"),
  MALFORMED_JSON(HttpStatus.BAD_REQUEST, "Malformed JSON"),
  UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Unauthorized"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Not Found"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method Not Allowed"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not Acceptable"),
  CONFLICT(HttpStatus.CONFLICT, "Conflict"),
  PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "Precondition Failed"),
  PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Payload Too Large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type"),
  VALIDATION_ERROR(HttpStatus.UNPROCESSABLE_CONTENT, "Validation Error"),
  RATE_LIMIT_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "Too Many Requests"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal Server Error"),
  STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Service Unavailable"),
  TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "Gateway Timeout");

  private final HttpStatus status;
  private final String title;

  ProblemCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  String title() {
    return title;
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
