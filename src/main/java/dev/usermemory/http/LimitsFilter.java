package dev.usermemory.http;

import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over the limit or in a coding, and paths that servers and frameworks read
 * differently, and lets so many requests at a time go on. Health and metrics wait for nobody.
 */
final class LimitsFilter extends OncePerRequestFilter {

  private static final Pattern IMPORT = Pattern.compile("/v1/admin/users/[^/]+/import");

  private static final Pattern LONG = Pattern.compile("/v1/admin/.*|/v1/mem/[^/]+/export");

  private static final Pattern CONTEXT = Pattern.compile("/v1/mem/[^/]+/context(/preview)?");

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private static final String OPERATIONS = "/actuator/";

  private final HttpProperties limits;
  private final Turns turns;

  LimitsFilter(HttpProperties limits, Turns turns) {
    this.limits = limits;
    this.turns = turns;
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
    HttpServletRequest typed = UntypedRequest.withoutRange(request);
    if (request.getRequestURI().startsWith(OPERATIONS)) {
      chain.doFilter(typed, response);
      return;
    }
    try (Turns.Turn turn = turns.take(patience(request))) {
      if (LONG.matcher(request.getRequestURI()).matches()) {
        turn.goOnBeside();
      }
      chain.doFilter(new LimitedBodyRequest(typed, response, maxBodyBytes, turn), response);
    } catch (OverloadedException e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      throw e.asProblem();
    }
  }

  /** A chat has no use for a late context, but a write may never be repeated. */
  private Duration patience(HttpServletRequest request) {
    boolean reads =
        READING.contains(request.getMethod()) || CONTEXT.matcher(request.getRequestURI()).matches();
    return reads ? limits.readPatience() : limits.patience();
  }
}
