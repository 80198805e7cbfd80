package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** Every write that takes an {@code Idempotency-Key} keeps its promise. */
class IdempotencyIT extends ApiIT {

  static Stream<Operation> writes() {
    return CONTRACT.operations().stream().filter(o -> o.parameter("Idempotency-Key").isPresent());
  }

  static Stream<Operation> writesWithBody() {
    return writes().filter(Operation::hasJsonBody);
  }

  /** These say in their body that they had been done before. */
  private static final Set<String> TELLING = Set.of("finalizeAssessment", "summariseSession");

  @ParameterizedTest
  @MethodSource("writes")
  void repeatedWrite_isAnsweredAsBefore(Operation operation) {
    Call call = seeded(operation, newUser()).header("Idempotency-Key", "key ~1");

    Answer first = succeed(call);
    Answer second = succeed(call);

    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.header("Idempotency-Replayed")).hasValue("true");
    if (!TELLING.contains(operation.id())) {
      assertThat(second.json()).isEqualTo(first.json());
    }
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @ParameterizedTest
  @MethodSource("writesWithBody")
  void sameKey_withAnotherRequest_isAConflict(Operation operation) {
    Call call = seeded(operation, newUser()).header("Idempotency-Key", "key-1");
    succeed(call);

    Answer reply = send(call.body(another(operation)));

    assertProblem(reply, 409, "conflict");
  }

  /** The first example with something else in it. */
  private static JsonNode another(Operation operation) {
    return Spot.of(CONTRACT, operation.requestExamples().getFirst()).stream()
        .flatMap(spot -> anotherValue(spot).map(spot::with).stream())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<JsonNode> anotherValue(Spot spot) {
    if (Set.of("sessionId", "userId").contains(spot.field())) { // which would be another user's
      return Optional.empty();
    }
    return switch (spot.type()) {
      case "boolean" -> Optional.of(BooleanNode.valueOf(!spot.value().asBoolean()));
      case "string" -> Optional.of(spot.schema().has("enum") ? otherOf(spot) : otherText(spot));
      default -> Optional.empty();
    };
  }

  private static JsonNode otherOf(Spot spot) {
    return spot.schema()
        .path("enum")
        .valueStream()
        .filter(value -> !value.equals(spot.value()))
        .findFirst()
        .orElse(spot.value());
  }

  private static JsonNode otherText(Spot spot) {
    return StringNode.valueOf(Schemas.isCalendarDay(spot.schema()) ? "20250904" : "another");
  }
}
