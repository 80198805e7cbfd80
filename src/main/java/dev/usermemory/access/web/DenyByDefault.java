package dev.usermemory.access.web;

import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses an endpoint for which {@link dev.usermemory.access.Routes} has no line. */
final class DenyByDefault implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // An error dispatch tells the caller of something that was let in, or refused, already.
    if (request.getDispatcherType() != DispatcherType.ERROR && Calls.route(request).isEmpty()) {
      throw RequestProblemException.of(ProblemCode.FORBIDDEN, "Nobody is allowed to call this.");
    }
    return true;
  }
}
