package dev.usermemory.http;

import dev.usermemory.http.problem.FailureLog;
import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.Problems;
import dev.usermemory.http.problem.RequestIds;
import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.Span;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.kernel.Trail;
import dev.usermemory.kernel.UserId;
import dev.usermemory.ops.UserIdHash;
import dev.usermemory.ops.log.Latency;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  private static final String TRAIL = RequestLogFilter.class.getName() + ".trail";

  private final UserIdHash userIdHash;
  private final RequestTelemetry telemetry;
  private final Tracer tracer;

  RequestLogFilter(UserIdHash userIdHash, RequestTelemetry telemetry, Tracer tracer) {
    this.userIdHash = userIdHash;
    this.telemetry = telemetry;
    this.tracer = tracer;
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
    Trail trail = trail(request);
    response.setHeader(RequestIds.HEADER, requestId);
    MDC.put(RequestIds.MDC_KEY, requestId);
    Trail.Scope following = trail.follow();
    try {
      answer(request, response, chain);
    } finally {
      if (!request.isAsyncStarted()) {
        ended(request, response, trail, System.nanoTime() - started);
      }
      following.close();
      RequestLog.tellNoMore();
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

  private void ended(
      HttpServletRequest request, HttpServletResponse response, Trail trail, long nanos) {
    String method = method(request);
    String route = RequestLog.route(request);
    int status = response.getStatus();
    LOG.atInfo()
        .addKeyValue("method", method)
        .addKeyValue("route", route)
        .addKeyValue("status", status)
        .addKeyValue("latencyMs", Latency.ofNanos(nanos))
        .addKeyValue("user", user(request, trail))
        .addKeyValue("caller", RequestLog.caller(request))
        .addKeyValue("bytesIn", RequestLog.bytes(request.getContentLengthLong()))
        .log("Request");
    telemetry.answered(method, route == null ? "-" : route, status, nanos);
    end(trail.span(), method, route, status);
  }

  private static void end(Span span, String method, @Nullable String route, int status) {
    span.rename(route == null ? method : method + " " + route);
    span.tell("http.request.method", method);
    span.tell("http.response.status_code", status);
    if (route != null) {
      span.tell("http.route", route);
    }
    if (status >= 500) {
      span.fail();
    }
    span.end();
  }

  private static long started(HttpServletRequest request) {
    if (request.getAttribute(STARTED) instanceof Long earlier) {
      return earlier;
    }
    long now = System.nanoTime();
    request.setAttribute(STARTED, now);
    return now;
  }

  /** One for all dispatches of a request. Probes and scrapes would be most of all traces. */
  private Trail trail(HttpServletRequest request) {
    if (request.getAttribute(TRAIL) instanceof Trail earlier) {
      return earlier;
    }
    boolean probe = request.getRequestURI().startsWith("/actuator/");
    var trail =
        new Trail(probe ? Span.NONE : tracer.serve(name -> RequestLog.header(request, name)));
    request.setAttribute(TRAIL, trail);
    return trail;
  }

  private static String method(HttpServletRequest request) {
    HttpMethod method = HttpMethod.valueOf(request.getMethod());
    return Arrays.asList(HttpMethod.values()).contains(method) ? method.name() : "OTHER";
  }

  /** Of the path, else whom the request turned out to be about. */
  private @Nullable String user(HttpServletRequest request, Trail trail) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (variables instanceof Map<?, ?> map && map.get("userId") instanceof String inPath) {
      return userIdHash.of(inPath);
    }
    UserId user = trail.user();
    return user == null ? null : userIdHash.of(user.value());
  }
}
