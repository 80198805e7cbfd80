package dev.usermemory.http.problem;

import jakarta.servlet.RequestDispatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers what the servlet container reports by its error dispatch. */
@RestController
class ProblemErrorController implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  @Nullable ResponseEntity<Problem> error(ServletWebRequest exchange) {
    int status =
        exchange.getRequest().getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
                instanceof Integer code
            ? code
            : 404;
    RequestProblemException refusal = FrameworkProblems.ofStatus(status);
    ProblemCode code = refusal == null ? ProblemCode.ofStatus(status) : refusal.code();
    String detail = refusal == null ? FailureLog.detail(code) : refusal.detail();
    return Problems.respond(exchange, HttpHeaders.EMPTY, code, detail, List.of());
  }
}
