package dev.usermemory.http.problem;

import dev.usermemory.kernel.Violation;
import java.util.List;

/**
 * A request that cannot be served as it is. Messages reach the caller: they name what is expected
 * and never repeat the input.
 */
public final class RequestProblemException extends RuntimeException {

  /** A batch can have thousands of faults; nobody reads more than these. */
  private static final int MAX_VIOLATIONS = 50;

  private final ProblemCode code;
  private final String detail;
  private final List<Violation> violations;

  private RequestProblemException(ProblemCode code, String detail, List<Violation> violations) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.violations = List.copyOf(violations);
  }

  /** A 422 that names one field. */
  public static RequestProblemException invalid(String field, String message) {
    return invalid(List.of(new Violation(field, message)));
  }

  /** A 422 that names fields, the same ones in the same order for the same request. */
  public static RequestProblemException invalid(List<Violation> violations) {
    List<Violation> named = violations.stream().distinct().sorted().limit(MAX_VIOLATIONS).toList();
    return new RequestProblemException(
        ProblemCode.VALIDATION_ERROR, Problems.summary(named), named);
  }

  /** A 413 that names the limit. */
  public static RequestProblemException tooLarge(long maxBytes) {
    return new RequestProblemException(
        ProblemCode.PAYLOAD_TOO_LARGE,
        "The body may have at most " + maxBytes + " bytes.",
        List.of());
  }

  /** Any other code. */
  public static RequestProblemException of(ProblemCode code, String detail) {
    return new RequestProblemException(code, detail, List.of());
  }

  String detail() {
    return detail;
  }

  ProblemCode code() {
    return code;
  }

  List<Violation> violations() {
    return violations;
  }
}
