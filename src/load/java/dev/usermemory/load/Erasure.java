package dev.usermemory.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Map;

/**
 * Erases a person amid the load. It takes until the service says that it is done; it is degraded
 * when residue is still to be removed then.
 *
 * @param token of a caller who may
 */
record Erasure(People people, Figures figures, String token) {

  private static final String STATE = "state";
  private static final String BEGAN = "began";
  private static final Duration ASKED_EVERY = Duration.ofMillis(100);

  ChainBuilder chain() {
    String user = "/v1/admin/users/" + people.erased();
    return exec(session -> session.set(BEGAN, System.nanoTime()))
        .exec(state(http("erasure").delete(user)).check(status().in(200, 202)))
        .exec(
            asLongAs(session -> state(session).contains("\"running\""))
                .on(pause(ASKED_EVERY).exec(state(http("erasure, state").get(user + "/erasure")))))
        .exec(this::record);
  }

  private HttpRequestActionBuilder state(HttpRequestActionBuilder request) {
    HttpRequestActionBuilder asking = request.check(bodyString().saveAs(STATE));
    return token.isEmpty() ? asking : asking.headers(Map.of("Authorization", "Bearer " + token));
  }

  private static String state(Session session) {
    return session.contains(STATE) ? session.getString(STATE) : "";
  }

  private Session record(Session session) {
    long nanos = System.nanoTime() - session.getLong(BEGAN);
    boolean residue = !state(session).contains("\"residue\":\"none\"");
    figures.record("erasure", nanos, session.isFailed(), residue);
    return session;
  }
}
