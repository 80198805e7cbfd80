package dev.usermemory.http.problem;

import dev.usermemory.store.ConflictException;
import dev.usermemory.store.InvalidCursorException;
import dev.usermemory.store.LimitExceededException;
import dev.usermemory.store.NotFoundException;
import dev.usermemory.store.PreconditionFailedException;
import dev.usermemory.store.StoreException;
import dev.usermemory.store.StoreTimeoutException;
import dev.usermemory.store.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** The one place where an exception becomes a response, and where a failure is logged, once. */
@RestControllerAdvice
class ProblemAdvice {

  /** Long enough for a breaker to probe, short enough for a caller with a 5-second timeout. */
  private static final String RETRY_AFTER_SECONDS = "2";

  @ExceptionHandler
  ResponseEntity<Problem> refused(RequestProblemException e, HttpServletRequest request) {
    return Problems.respond(request, HttpHeaders.EMPTY, e.code(), e.detail(), e.violations());
  }

  @ExceptionHandler
  ResponseEntity<Problem> store(StoreException e, HttpServletRequest request) {
    return switch (e) {
      case ConflictException _ -> plain(request, ProblemCode.CONFLICT, e);
      case NotFoundException _ -> plain(request, ProblemCode.NOT_FOUND, e);
      case PreconditionFailedException _ -> plain(request, ProblemCode.PRECONDITION_FAILED, e);
      case InvalidCursorException _ ->
          refused(
              RequestProblemException.invalid("cursor", "is not one that this list returned"),
              request);
      case LimitExceededException limit ->
          refused(RequestProblemException.invalid(limit.field(), message(limit)), request);
      case StoreTimeoutException _ -> failed(request, HttpHeaders.EMPTY, ProblemCode.TIMEOUT, e);
      case StoreUnavailableException _ ->
          failed(request, retryAfter(), ProblemCode.STORE_UNAVAILABLE, e);
    };
  }

  @ExceptionHandler
  ResponseEntity<Problem> late(AsyncRequestTimeoutException e, HttpServletRequest request) {
    return failed(request, HttpHeaders.EMPTY, ProblemCode.TIMEOUT, e);
  }

  /** The caller has gone; there is nobody to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {}

  @ExceptionHandler
  ResponseEntity<Problem> any(Exception e, HttpServletRequest request) {
    RequestProblemException refusal = FrameworkProblems.refusal(e);
    if (refusal != null) {
      return Problems.respond(
          request, headers(e), refusal.code(), refusal.detail(), refusal.violations());
    }
    return failed(request, HttpHeaders.EMPTY, ProblemCode.INTERNAL_ERROR, e);
  }

  private static ResponseEntity<Problem> plain(
      HttpServletRequest request, ProblemCode code, StoreException e) {
    return Problems.respond(request, HttpHeaders.EMPTY, code, message(e), List.of());
  }

  private static ResponseEntity<Problem> failed(
      HttpServletRequest request, HttpHeaders headers, ProblemCode code, Exception e) {
    FailureLog.record(code, e);
    return Problems.respond(request, headers, code, FailureLog.detail(code), List.of());
  }

  private static HttpHeaders headers(@Nullable Exception e) {
    return e instanceof ErrorResponse response ? response.getHeaders() : HttpHeaders.EMPTY;
  }

  /** Stores write their messages for the caller. */
  private static String message(StoreException e) {
    return Objects.requireNonNullElse(e.getMessage(), "The store refused the request.");
  }

  private static HttpHeaders retryAfter() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return headers;
  }
}
