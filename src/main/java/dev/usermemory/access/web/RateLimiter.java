package dev.usermemory.access.web;

import dev.usermemory.access.Caller;
import dev.usermemory.access.limit.Decision;
import dev.usermemory.access.limit.LimitTelemetry;
import dev.usermemory.access.limit.RateLimits;
import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts requests by caller and by person before their body is read, tells what is left, and
 * refuses what is too much. Health and metrics are not counted.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">the
 *     headers' draft</a>
 */
final class RateLimiter implements HandlerInterceptor {

  static final String LIMIT = "RateLimit";
  static final String POLICY = "RateLimit-Policy";

  private final RateLimits limits;
  private final LimitTelemetry telemetry;

  RateLimiter(RateLimits limits, LimitTelemetry telemetry) {
    this.limits = limits;
    this.telemetry = telemetry;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Optional<Caller> caller = Calls.caller(request);
    if (caller.isPresent() && request.getDispatcherType() == DispatcherType.REQUEST) {
      tell(response, limits.ask(caller.get(), user(request)));
    }
    return true;
  }

  private void tell(HttpServletResponse response, Decision decision) {
    response.setHeader(LIMIT, decision.asLimit());
    response.setHeader(POLICY, decision.asPolicy());
    if (!decision.allowed()) {
      telemetry.limited(decision.policy());
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(decision.retryAfterSeconds()));
      throw RequestProblemException.of(
          ProblemCode.RATE_LIMIT_EXCEEDED,
          decision.policy().equals("user")
              ? "Too many requests about this person; try again later."
              : "Too many requests of this caller; try again later.");
    }
  }

  private static @Nullable String user(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get("userId") instanceof String userId
        ? userId
        : null;
  }
}
