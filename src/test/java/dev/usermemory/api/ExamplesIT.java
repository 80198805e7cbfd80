package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Sends every example of the contract to the running service. */
class ExamplesIT extends ApiIT {

  static Stream<Arguments> requests() {
    return CONTRACT.operations().stream().flatMap(ExamplesIT::requests);
  }

  private static Stream<Arguments> requests(Operation operation) {
    return operation.hasBody()
        ? operation.requestExamples().stream()
            .map(example -> Arguments.of(operation, example.name(), example))
        : Stream.of(Arguments.of(operation, "", null));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("requests")
  void example_isAnsweredAsDocumented(
      Operation operation, String name, Operation.@Nullable Example body) {
    Call call = seeded(operation, newUser());

    Answer reply = succeed(body == null ? call : call.example(body));

    assertThat(reply.header("X-Request-Id")).isPresent();
  }

  static Stream<Operation> queries() {
    return CONTRACT.operations().stream()
        .filter(operation -> operation.parameters().stream().anyMatch(Parameters::isQuery));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everyQueryParameter_isAccepted(Operation operation) {
    Call call = seeded(operation, newUser());
    if (operation.id().equals("putConsent")) { // only what is revoked may be erased
      call = call.example(example("putConsent", "revoke"));
    }
    for (JsonNode parameter : operation.parameters()) {
      if (Parameters.isQuery(parameter) && parameter.has("example")) {
        call = Parameters.with(call, parameter, parameter.path("example").asString());
      }
    }
    for (JsonNode parameter : operation.parameters()) {
      for (String value : Parameters.inside(CONTRACT, parameter)) {
        succeed(Parameters.with(call, parameter, value));
      }
    }
  }

  static Stream<Operation> gated() {
    return CONTRACT.operations().stream()
        .filter(operation -> denied(operation).findAny().isPresent());
  }

  private static Stream<JsonNode> denied(Operation operation) {
    return operation.responseExamples("200").stream()
        .filter(example -> example.name().equals("denied"))
        .map(Operation.Example::value);
  }

  @ParameterizedTest
  @MethodSource("gated")
  void withoutConsent_theAnswerIsTheDocumentedOne(Operation operation) {
    String user = newUser();
    Call call = seeded(operation, user);
    for (String consent : List.of("memory", "progress")) {
      succeed(call("putConsent", user).path("consent", consent).body("{\"granted\": false}"));
    }

    Answer reply = succeed(call);

    assertThat(reply.status()).isEqualTo(200);
    switch (operation.id()) {
      case "finalizeAssessment" ->
          assertThat(reply.json().path("denied").toString()).isEqualTo("[\"memory\",\"progress\"]");
      case "summariseSession" -> assertThat(reply.at("/reason")).isEqualTo("\"consent_denied\"");
      case "getContext", "queryContext", "previewContext", "previewQueryContext" -> {
        assertThat(reply.json().path("reason").asString()).isEqualTo("consent_denied");
        assertThat(reply.json().path("facts").size()).isZero();
        assertThat(reply.json().path("episodes").size()).isZero();
      }
      default -> assertThat(reply.json()).isEqualTo(denied(operation).findFirst().orElseThrow());
    }
  }
}
