package dev.usermemory.access;

import static dev.usermemory.access.Scope.ADMIN;
import static dev.usermemory.access.Scope.CONSOLE;
import static dev.usermemory.access.Scope.MEMORY;
import static dev.usermemory.access.Scope.METRICS;
import static dev.usermemory.access.Scope.PROGRESS;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/**
 * Who may take which route. What is not listed is refused: a new endpoint needs its line here, and
 * {@code openapi.yaml} says the same.
 *
 * <p>End users read what is theirs, correct it, take it along and erase it. They don't state facts,
 * file episodes or earn points, which a backend vouches for.
 */
public final class Routes {

  private static final String MEM = "/v1/mem/{userId}";
  private static final String USERS = "/v1/admin/users/{userId}";

  public static final List<Route> ALL =
      List.of(
          Route.open(GET, "/"),
          Route.open(GET, "/openapi.yaml"),
          Route.open(GET, "/actuator/health"),
          Route.open(GET, "/actuator/health/liveness"),
          Route.open(GET, "/actuator/health/readiness"),
          Route.of(GET, "/actuator/prometheus", METRICS).or(CONSOLE),
          Route.known(GET, "/v1/caller"),
          Route.of(DELETE, MEM, ADMIN).andOwn(),
          Route.of(GET, MEM + "/erasure", ADMIN).andOwn(),
          Route.of(GET, MEM + "/export", ADMIN).andOwn(),
          Route.of(GET, MEM + "/summary", MEMORY).andOwn(),
          Route.of(GET, MEM + "/context", MEMORY).andOwn(),
          Route.of(POST, MEM + "/context", MEMORY).andOwn(),
          Route.of(GET, "/v1/chat/{userId}/open", MEMORY).andOwn(),
          Route.of(GET, MEM + "/context/preview", MEMORY).andOwn(),
          Route.of(POST, MEM + "/context/preview", MEMORY).andOwn(),
          Route.of(GET, MEM + "/facts", MEMORY).andOwn(),
          Route.of(POST, MEM + "/facts", MEMORY),
          Route.of(PATCH, MEM + "/facts/{factId}", MEMORY).andOwn(),
          Route.of(DELETE, MEM + "/facts/{factId}", MEMORY).andOwn(),
          Route.of(GET, MEM + "/facts/{factId}/history", MEMORY).andOwn(),
          Route.of(GET, MEM + "/facts/{factId}/same-assessment", MEMORY).andOwn(),
          Route.of(GET, MEM + "/episodes", MEMORY).andOwn(),
          Route.of(POST, MEM + "/episodes", MEMORY),
          Route.of(DELETE, MEM + "/episodes/{episodeId}", MEMORY).andOwn(),
          Route.of(GET, MEM + "/episodes/{episodeId}/same-assessment", MEMORY).andOwn(),
          Route.of(DELETE, MEM + "/sessions/{sessionId}", MEMORY).andOwn(),
          Route.of(GET, MEM + "/goals", MEMORY).andOwn(),
          Route.of(POST, MEM + "/goals", MEMORY).andOwn(),
          Route.of(PATCH, MEM + "/goals/{goalId}", MEMORY).andOwn(),
          Route.of(DELETE, MEM + "/goals/{goalId}", MEMORY).andOwn(),
          Route.of(GET, MEM + "/preferences", MEMORY).andOwn(),
          Route.of(PATCH, MEM + "/preferences", MEMORY).andOwn(),
          Route.of(GET, MEM + "/profile", MEMORY).andOwn(),
          Route.of(PUT, MEM + "/profile", MEMORY).andOwn(),
          Route.of(GET, MEM + "/consents", MEMORY).andOwn(),
          Route.of(GET, MEM + "/consents/{consent}", MEMORY).andOwn(),
          Route.of(PUT, MEM + "/consents/{consent}", MEMORY).andOwn(),
          Route.of(GET, MEM + "/tracked-skills", MEMORY).andOwn(),
          Route.of(PUT, MEM + "/tracked-skills", MEMORY).andOwn(),
          Route.of(PUT, MEM + "/tracked-skills/{skillId}", MEMORY).andOwn(),
          Route.of(DELETE, MEM + "/tracked-skills/{skillId}", MEMORY).andOwn(),
          Route.of(PUT, "/v1/sessions/{sessionId}", MEMORY),
          Route.of(POST, "/v1/sessions/summary", MEMORY),
          Route.of(GET, "/v1/sessions/{sessionId}/summary", MEMORY),
          Route.of(POST, "/v1/assessments/finalize", MEMORY, PROGRESS),
          Route.of(GET, "/v1/progress/{userId}/daily", PROGRESS).andOwn(),
          Route.of(POST, "/v1/progress/{userId}/daily", PROGRESS),
          Route.of(GET, "/v1/gamification/{userId}", PROGRESS).andOwn(),
          Route.of(POST, "/v1/gamification/{userId}", PROGRESS),
          Route.of(GET, "/v1/admin/users", ADMIN).or(CONSOLE),
          Route.of(GET, USERS, ADMIN).or(CONSOLE),
          Route.of(DELETE, USERS, ADMIN),
          Route.of(GET, USERS + "/erasure", ADMIN),
          Route.of(GET, USERS + "/export", ADMIN),
          Route.of(POST, USERS + "/import", ADMIN),
          Route.of(POST, "/v1/admin/ttl-sweep", ADMIN),
          Route.of(POST, "/v1/admin/backup", ADMIN),
          Route.of(GET, "/v1/admin/audit", ADMIN),
          Route.of(GET, "/v1/admin/parked", ADMIN),
          Route.of(GET, "/v1/admin/parked/{id}", ADMIN),
          Route.of(DELETE, "/v1/admin/parked/{id}", ADMIN),
          Route.of(GET, "/v1/admin/outbox", ADMIN),
          Route.of(GET, "/v1/admin/outbox/{id}", ADMIN),
          Route.of(DELETE, "/v1/admin/outbox/{id}", ADMIN),
          Route.of(POST, "/v1/admin/outbox/{id}/retry", ADMIN));

  /** The console's: files that tell nothing of anybody, and no operations of the contract. */
  public static final List<Route> PAGES =
      List.of(
          Route.open(GET, "/console"),
          Route.open(GET, "/console/"),
          Route.open(GET, "/console/{version}/{*file}"));

  private Routes() {}

  /** The route of a request; a HEAD takes that of the GET, OPTIONS any of its path. */
  public static Optional<Route> find(HttpMethod method, PathContainer path) {
    HttpMethod asked = method.equals(HEAD) ? GET : method;
    return Stream.concat(ALL.stream(), PAGES.stream())
        .filter(route -> route.method().equals(asked) || asked.equals(OPTIONS))
        .filter(route -> route.path().matches(path))
        .findFirst();
  }
}
