package dev.usermemory.http;

import dev.usermemory.http.problem.FailureLog;
import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.Problems;
import dev.usermemory.http.problem.RequestIds;
import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.ops.UserIdHash;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives every request its id and one line in the log, and answers what the filters behind it throw.
 * The line has the route and never the path or query, since those name people.
 */
final class RequestLogFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger("dev.usermemory.access");
  private static final String STARTED = RequestLogFilter.class.getName() + ".started";

  private final UserIdHash userIdHash;
  private final RequestTelemetry telemetry;

  RequestLogFilter(UserIdHash userIdHash, RequestTelemetry telemetry) {
    this.userIdHash = userIdHash;
    this.telemetry = telemetry;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false; // a streamed response ends in such a dispatch, and is logged there
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    long started = started(request);
    String requestId = RequestIds.assign(request);
    response.setHeader(RequestIds.HEADER, requestId);
    MDC.put(RequestIds.MDC_KEY, requestId);
    try {
      answer(request, response, chain);
    } finally {
      if (!request.isAsyncStarted()) {
        long nanos = System.nanoTime() - started;
        log(request, response.getStatus(), nanos);
        telemetry.answered(method(request), route(request).toString(), response.getStatus(), nanos);
      }
      MDC.remove(RequestIds.MDC_KEY);
    }
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (RequestProblemException e) {
      Problems.write(request, response, e);
    } catch (Exception e) {
      FailureLog.record(ProblemCode.INTERNAL_ERROR, e);
      if (!response.isCommitted()) {
        Problems.write(
            request,
            response,
            ProblemCode.INTERNAL_ERROR,
            FailureLog.detail(ProblemCode.INTERNAL_ERROR));
      }
    }
  }

  private void log(HttpServletRequest request, int status, long nanos) {
    LOG.info(
        "{} {} {} {} ms user={} caller={}",
        method(request),
        route(request),
        status,
        TimeUnit.NANOSECONDS.toMillis(nanos),
        user(request),
        RequestLog.caller(request));
  }

  private static long started(HttpServletRequest request) {
    if (request.getAttribute(STARTED) instanceof Long earlier) {
      return earlier;
    }
    long now = System.nanoTime();
    request.setAttribute(STARTED, now);
    return now;
  }

  private static String method(HttpServletRequest request) {
    HttpMethod method = HttpMethod.valueOf(request.getMethod());
    return Arrays.asList(HttpMethod.values()).contains(method) ? method.name() : "OTHER";
  }

  private static Object route(HttpServletRequest request) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return route == null ? "-" : route;
  }

  private String user(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> map && map.get("userId") instanceof String userId
        ? userIdHash.of(userId)
        : "-";
  }
}
