package dev.usermemory.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usermemory.kernel.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Turns a code and a detail into the response of a request. */
public final class Problems {

  /** Plain, so that filters and the server's own error page need no Spring bean. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Problems() {}

  /** Writes a problem from outside Spring MVC; headers must be set before. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail)
      throws IOException {
    Problem problem = of(request, code, detail, List.of());
    byte[] body = JSON.writeValueAsBytes(problem);
    response.setStatus(problem.status());
    response.setHeader(RequestIds.HEADER, problem.requestId());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /** As {@link #write}, for an exception thrown before Spring MVC. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, RequestProblemException e)
      throws IOException {
    write(request, response, e.code(), e.detail());
  }

  /** Null when the response is on its way already; what is missing of it says that it failed. */
  static @Nullable ResponseEntity<Problem> respond(
      ServletWebRequest exchange,
      HttpHeaders headers,
      ProblemCode code,
      String detail,
      List<Violation> errors) {
    HttpServletResponse response = exchange.getResponse();
    if (response != null && response.isCommitted()) {
      return null;
    }
    return ResponseEntity.status(code.status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(of(exchange.getRequest(), code, detail, errors));
  }

  /** One sentence that names the fields. */
  static String summary(List<Violation> violations) {
    List<String> fields = violations.stream().map(Violation::field).distinct().toList();
    return violations.size() == 1
        ? fields.getFirst() + " " + violations.getFirst().message() + "."
        : "Not valid: " + String.join(", ", fields.subList(0, Math.min(fields.size(), 5))) + ".";
  }

  private static Problem of(
      HttpServletRequest request, ProblemCode code, String detail, List<Violation> errors) {
    return Problem.of(code, detail, errors, RequestIds.assign(request));
  }
}
