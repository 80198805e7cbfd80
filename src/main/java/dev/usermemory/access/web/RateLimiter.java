package dev.usermemory.access.web;

import dev.usermemory.access.Caller;
import dev.usermemory.access.limit.Decision;
import dev.usermemory.access.limit.RateLimits;
import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import io.micrometer.core.instrument.MeterRegistry;
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
  private final MeterRegistry meters;

  RateLimiter(RateLimits limits, MeterRegistry meters) {
    this.limits = limits;
    this.meters = meters;
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
      meters.counter("usermemory.requests.limited", "policy", decision.policy()).increment();
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
