package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the contract just allows, the service takes. */
class BoundsIT extends ApiIT {

  /** Bounds that a schema cannot tell whole: they depend on the clock or on another member. */
  private static final Set<String> DEPENDENT =
      Set.of(
          "createdAtMs=253402300799999",
          "expiresAtMs=0",
          "startIdx=2147483647",
          "rubricVersion=v2");

  static Stream<Operation> operationsWithBody() {
    return InvalidRequestsIT.operationsWithBody();
  }

  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void valueAtItsBound_isAccepted(Operation operation) {
    boolean patch = operation.method().equals("patch");
    List<String> mismatches = new ArrayList<>();
    for (Spot spot : InvalidRequestsIT.spots(operation)) {
      String name = spot.name().replaceFirst(".*\\.", "");
      for (JsonNode value : Values.inside(spot)) {
        if (!DEPENDENT.contains(name + "=" + value.asString(""))) {
          String user = newUser();
          Call call = patch ? seeded(operation, user) : call(operation, user);
          Call mutated = call.body(spot.with(value)).header("X-User-Id", user);
          Reply reply = send(mutated);
          if (reply.status() >= 300) {
            mismatches.add(spot.field() + ": " + describe(mutated, reply));
          }
        }
      }
    }
    assertThat(mismatches).isEmpty();
  }
}
