package dev.usermemory.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usermemory.kernel.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/**
 * A problem detail (RFC 9457) as it is sent.
 *
 * @param detail for the reader of the response; never repeats the caller's input
 * @param instance this occurrence, by the request's id: a path would name the person
 * @param code see {@link ProblemCode}
 * @param requestId the one in the log and in the header {@code X-Request-Id}
 * @param errors one entry per invalid field
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String requestId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(ProblemCode code, String detail, List<Violation> errors, String requestId) {
    return new Problem(
        "about:blank", // the code says more than a type of our own would
        code.status().getReasonPhrase(),
        code.status().value(),
        detail,
        "urn:request:" + UriUtils.encodePathSegment(requestId, StandardCharsets.US_ASCII),
        code.wireName(),
        requestId,
        errors);
  }
}
