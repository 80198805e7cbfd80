package dev.usermemory.http.problem;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.ErasedException;
import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PreconditionFailedException;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where an exception becomes a response, and where a failure is logged, once. */
@RestControllerAdvice
class ProblemAdvice {

  /** Long enough for a breaker to probe, short enough for a caller with a 5-second timeout. */
  private static final String RETRY_AFTER_SECONDS = "2";

  @ExceptionHandler
  @Nullable ResponseEntity<Problem> refused(RequestProblemException e, ServletWebRequest exchange) {
    return Problems.respond(exchange, HttpHeaders.EMPTY, e.code(), e.detail(), e.violations());
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Problem> refused(RefusalException e, ServletWebRequest exchange) {
    return switch (e) {
      case ConflictException _, ErasedException _ -> plain(exchange, ProblemCode.CONFLICT, e);
      case NotFoundException _ -> plain(exchange, ProblemCode.NOT_FOUND, e);
      case PreconditionFailedException _ -> plain(exchange, ProblemCode.PRECONDITION_FAILED, e);
      case InvalidValueException invalid ->
          refused(RequestProblemException.invalid(invalid.violations()), exchange);
      case InvalidCursorException _ ->
          refused(
              RequestProblemException.invalid("cursor", "is not one that this list returned"),
              exchange);
      case LimitExceededException limit ->
          refused(RequestProblemException.invalid(limit.field(), limit.getMessage()), exchange);
    };
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Problem> failed(StoreException e, ServletWebRequest exchange) {
    return switch (e) {
      case StoreTimeoutException _ -> failed(exchange, retryAfter(), codeOfTimeout(exchange), e);
      case StoreUnavailableException _ ->
          failed(exchange, retryAfter(), ProblemCode.STORE_UNAVAILABLE, e);
    };
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Problem> any(Exception e, ServletWebRequest exchange) {
    RequestProblemException refusal = FrameworkProblems.refusal(e);
    if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
      return null; // the caller has gone; there is nobody to answer
    }
    if (refusal != null) {
      return Problems.respond(
          exchange, headers(e), refusal.code(), refusal.detail(), refusal.violations());
    }
    return failed(exchange, HttpHeaders.EMPTY, ProblemCode.INTERNAL_ERROR, e);
  }

  private static @Nullable ResponseEntity<Problem> plain(
      ServletWebRequest exchange, ProblemCode code, RefusalException e) {
    return Problems.respond(exchange, HttpHeaders.EMPTY, code, e.getMessage(), List.of());
  }

  private static @Nullable ResponseEntity<Problem> failed(
      ServletWebRequest exchange, HttpHeaders headers, ProblemCode code, Exception e) {
    FailureLog.record(code, e);
    return Problems.respond(exchange, headers, code, FailureLog.detail(code), List.of());
  }

  /** Whoever writes has one case to handle, a store that is late or away: repeat with the key. */
  private static ProblemCode codeOfTimeout(ServletWebRequest exchange) {
    HttpMethod method = exchange.getHttpMethod();
    boolean reads = HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    return reads ? ProblemCode.TIMEOUT : ProblemCode.STORE_UNAVAILABLE;
  }

  private static HttpHeaders headers(@Nullable Exception e) {
    return e instanceof ErrorResponse response ? response.getHeaders() : HttpHeaders.EMPTY;
  }

  private static HttpHeaders retryAfter() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return headers;
  }
}
