package dev.usermemory.access.web;

import dev.usermemory.access.AccessProperties;
import dev.usermemory.access.Caller;
import dev.usermemory.access.Callers;
import dev.usermemory.access.Route;
import dev.usermemory.access.Routes;
import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls and whether they may. A path that has no rule is only open to known callers,
 * to be told that it is not there; {@link DenyByDefault} refuses it if it is.
 */
final class AccessFilter extends OncePerRequestFilter {

  private final boolean asksForCredentials;
  private final Callers callers;
  private final Origins origins;

  AccessFilter(AccessProperties access, Callers callers, Origins origins) {
    this.asksForCredentials = access.asksForCredentials();
    this.callers = callers;
    this.origins = origins;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    Optional<Route> route = Routes.find(HttpMethod.valueOf(request.getMethod()), path);
    if (route.isEmpty() || !route.get().isOpen()) {
      Caller caller = known(request, response);
      if (route.isPresent() && !route.get().allows(caller, path)) {
        throw RequestProblemException.of(
            ProblemCode.FORBIDDEN, "These credentials do not allow this.");
      }
      Calls.setCaller(request, caller);
      String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
      if (asksForCredentials && sent != null) {
        Calls.setValidity(request, () -> caller.equals(callers.callerOf(sent)));
      }
    }
    route.ifPresent(rule -> Calls.setRoute(request, rule));
    chain.doFilter(request, response);
  }

  private Caller known(HttpServletRequest request, HttpServletResponse response) {
    if (origins.isForeign(request)) {
      throw RequestProblemException.of(
          ProblemCode.FORBIDDEN, "Pages of another origin may not call; see CORS_ORIGINS.");
    }
    Caller caller = asksForCredentials ? byCredentials(request) : Caller.LOCAL;
    if (caller == null) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      throw RequestProblemException.of(
          ProblemCode.UNAUTHORIZED, "A valid bearer token is required.");
    }
    return caller;
  }

  private @Nullable Caller byCredentials(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    return sent.size() == 1 ? callers.callerOf(sent.getFirst()) : null;
  }
}
