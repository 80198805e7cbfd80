package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** What the contract just allows, the service takes. */
class BoundsIT extends ApiIT {

  /** Bounds that a schema cannot tell whole: they depend on the clock or on another member. */
  private static final Set<String> DEPENDENT =
      Set.of(
          "createdAtMs=253402300799999",
          "validFromMs=253402300799999",
          "expiresAtMs=0",
          "startIdx=2147483647",
          "rubricVersion=v2");

  /** Optional by themselves, but the examples cannot do without them. */
  private static final Set<String> NEEDED =
      Set.of(
          "avgLevel", "summary.skillAssessments[].skillHash", "summary.skillAssessments[].skillId");

  static Stream<Operation> operationsWithBody() {
    return InvalidRequestsIT.operationsWithBody();
  }

  /** Any but those that name what is stored. */
  static Stream<Operation> operationsOfTheirOwn() {
    return operationsWithBody().filter(o -> !o.id().equals("reorderTrackedSkills"));
  }

  @ParameterizedTest
  @MethodSource("operationsOfTheirOwn")
  void valueAtItsBound_isAccepted(Operation operation) {
    boolean patch = operation.method().equals("patch");
    boolean corrects = operation.id().equals("patchFact"); // whose text makes it another one
    Call patched = patch ? seeded(operation, newUser()) : call(operation, newUser());
    List<String> mismatches = new ArrayList<>();
    for (Spot spot : InvalidRequestsIT.spots(operation)) {
      for (JsonNode value : Values.inside(spot)) {
        if (!isDependent(spot, value)) {
          Call again = corrects ? seeded(operation, newUser()) : patched;
          Call call = patch ? again : call(operation, newUser());
          expectSuccess(call.body(spot.with(value)), spot, mismatches);
        }
      }
    }
    assertThat(mismatches).isEmpty();
  }

  private static boolean isDependent(Spot spot, JsonNode value) {
    String member = spot.name().replaceFirst(".*\\.", "");
    return DEPENDENT.contains(member + "=" + value.asString(""));
  }

  private void expectSuccess(Call call, Spot spot, List<String> mismatches) {
    Answer reply = send(call.header("X-User-Id", call.user()));
    if (reply.status() >= 300) {
      mismatches.add(spot.field() + ": " + describe(call, reply));
    }
  }

  static Stream<Operation> operations() {
    return InvalidRequestsIT.operations();
  }

  /** Where the longest id names nothing that is stored, that is what the service says. */
  @ParameterizedTest
  @MethodSource("operations")
  void longestParameter_isAccepted(Operation operation) {
    for (JsonNode parameter : operation.parameters()) {
      int longest = CONTRACT.resolve(parameter.path("schema")).path("maxLength").asInt(0);
      if (longest > 0) {
        String value = "a".repeat(longest - 36) + UUID.randomUUID();
        Answer reply = send(Parameters.with(call(operation, newUser()), parameter, value));
        assertThat(reply.status()).as("%s %s", parameter, reply).isIn(200, 201, 202, 404);
      }
    }
  }

  static Stream<Operation> postsAndPuts() {
    return operationsWithBody().filter(operation -> !operation.method().equals("patch"));
  }

  @ParameterizedTest
  @MethodSource("postsAndPuts")
  void optionalMember_mayBeNull(Operation operation) {
    List<String> mismatches = new ArrayList<>();
    for (Spot spot : InvalidRequestsIT.spots(operation)) {
      if (!spot.required() && !NEEDED.contains(spot.name())) {
        Call call = call(operation, newUser()).body(spot.with(NullNode.getInstance()));
        expectSuccess(call, spot, mismatches);
      }
    }
    assertThat(mismatches).isEmpty();
  }
}
