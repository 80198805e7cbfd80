package dev.usermemory.access.web;

import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers only to names that are this service's. */
final class HostFilter extends OncePerRequestFilter {

  private final Hosts hosts;

  HostFilter(Hosts hosts) {
    this.hosts = hosts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hosts.accept(request.getHeader(HttpHeaders.HOST))) {
      throw RequestProblemException.of(
          ProblemCode.MISDIRECTED_REQUEST, "This service has another name; see ALLOWED_HOSTS.");
    }
    chain.doFilter(request, response);
  }
}
