package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Requests that break the contract are told what is wrong with them, never a 500. */
class InvalidRequestsIT extends ApiIT {

  static Stream<Operation> operations() {
    return CONTRACT.operations().stream().filter(o -> o.path().startsWith("/v1/"));
  }

  static Stream<Operation> operationsWithBody() {
    return operations().filter(Operation::hasJsonBody);
  }

  /** Every spot that any example of the operation has, once. */
  static List<Spot> spots(Operation operation) {
    Map<String, Spot> spots = new LinkedHashMap<>();
    operation.requestExamples().stream()
        .filter(example -> example.mediaType().equals("application/json"))
        .flatMap(example -> Spot.of(CONTRACT, example).stream())
        .forEach(spot -> spots.putIfAbsent(spot.name(), spot));
    return List.copyOf(spots.values());
  }

  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void wrongType_isNamed(Operation operation) {
    List<String> mismatches = new ArrayList<>();
    for (Spot spot : spots(operation)) {
      for (JsonNode value : Values.ofOtherTypes(spot.schema())) {
        String field = value.toString().equals("[null]") ? spot.field() + "[0]" : spot.field();
        expectInvalid(operation, spot.with(value), field, mismatches);
      }
    }
    assertThat(mismatches).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void missingMember_isNamed(Operation operation) {
    List<String> mismatches = new ArrayList<>();
    for (Spot spot : spots(operation)) {
      if (spot.required()) {
        expectInvalid(operation, spot.with(NullNode.getInstance()), spot.field(), mismatches);
      }
      if (spot.required() && !spot.field().endsWith("]")) {
        expectInvalid(operation, spot.with(null), spot.field(), mismatches);
      }
    }
    assertThat(mismatches).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void valueOutsideItsBound_isNamed(Operation operation) {
    List<String> mismatches = new ArrayList<>();
    for (Spot spot : spots(operation)) {
      for (JsonNode value : Values.outside(spot)) {
        expectInvalid(operation, spot.with(value), spot.field(), mismatches);
      }
    }
    assertThat(mismatches).isEmpty();
  }

  private void expectInvalid(
      Operation operation, JsonNode body, String field, List<String> mismatches) {
    Call call = call(operation, newUser()).body(body);
    Answer reply = send(call.header("X-User-Id", call.user()));
    boolean shortened = field.equals("summaryText") && reply.status() < 300;
    boolean named =
        isTolerated(operation, field) || shortened
            ? reply.status() < 300 && warnedPaths(reply).equals(List.of(field))
            : reply.status() == 422 && reply.fields().equals(List.of(field));
    if (!named) {
      mismatches.add(field + ": " + describe(call, reply));
    }
  }

  /** Its caller sends it once: whatever can be left out loses only itself. */
  private static boolean isTolerated(Operation operation, String field) {
    List<String> needed = List.of("userId", "sessionId", "rubricVersion", "summary", "summaryText");
    return switch (operation.id()) {
      case "finalizeAssessment" -> field.equals("summaryText") || !needed.contains(field);
      case "summariseSession" -> !needed.contains(field);
      default -> false;
    };
  }

  private static List<String> warnedPaths(Answer reply) {
    return reply
        .json()
        .path("warnings")
        .valueStream()
        .map(warning -> warning.path("path").asString())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void body_thatIsNoObject_isRefused(Operation operation) {
    Call call = call(operation, newUser());

    for (String malformed :
        List.of("{", "{\"a\":1}}", "nope", "{'a':1}", "\u0000", "{\"a\":1,\"a\":2}")) {
      assertProblem(send(call.body(malformed)), 400, "malformed_json");
    }
    for (String none : List.of("", " ", "null")) {
      assertProblem(send(call.body(none)), 400, "malformed_json");
    }
    for (String other : List.of("[]", "5", "\"text\"")) {
      assertProblem(send(call.body(other)), 422, "validation_error");
    }
    assertProblem(send(call.header("Content-Type", "text/plain")), 415, "unsupported_media_type");
    String large = "{\"padding\":\"" + "a".repeat(1_100_000) + "\"}";
    assertProblem(send(call.body(large)), 413, "payload_too_large");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void requestWithoutToken_isUnauthorized(Operation operation) {
    Call call = call(operation, newUser());

    for (String token : List.of("", "Bearer", "Bearer wrong", "Basic " + SECRET)) {
      Answer reply = send(call.header("Authorization", token));
      assertProblem(reply, 401, "unauthorized");
      assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void unacceptableMediaType_isRefused(Operation operation) {
    Answer reply = send(seeded(operation, newUser()).header("Accept", "image/png"));

    assertProblem(reply, 406, "not_acceptable");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void parameterOutsideItsBound_isNamed(Operation operation) {
    List<String> mismatches = new ArrayList<>();
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").asString();
      for (String value : Parameters.outside(CONTRACT.resolve(parameter.path("schema")))) {
        Call call = Parameters.with(call(operation, newUser()), parameter, value);
        Answer reply = send(call);
        if (reply.status() != 422 || !reply.fields().equals(List.of(name))) {
          mismatches.add(name + ": " + describe(call, reply));
        }
      }
    }
    assertThat(mismatches).isEmpty();
  }
}
