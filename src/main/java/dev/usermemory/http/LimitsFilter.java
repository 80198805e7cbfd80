package dev.usermemory.http;

import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies over the limit, and paths that servers and frameworks read differently. */
final class LimitsFilter extends OncePerRequestFilter {

  private static final Pattern IMPORT = Pattern.compile("/v1/admin/users/[^/]+/import");

  private final HttpProperties limits;

  LimitsFilter(HttpProperties limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean isImport = IMPORT.matcher(request.getRequestURI()).matches();
    long maxBodyBytes = (isImport ? limits.maxImportSize() : limits.maxBodySize()).toBytes();
    if (request.getContentLengthLong() > maxBodyBytes) {
      throw RequestProblemException.tooLarge(maxBodyBytes);
    }
    // Spring drops what follows a semicolon: /v1/mem/alice;x would be alice's memory.
    if (request.getRequestURI().indexOf(';') >= 0) {
      throw RequestProblemException.of(
          ProblemCode.BAD_REQUEST, "A semicolon in the path must be sent as %3B.");
    }
    chain.doFilter(new LimitedBodyRequest(request, maxBodyBytes), response);
  }
}
