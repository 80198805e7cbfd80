package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** The examples of {@code openapi.yaml} are there, complete and true to their schemas. */
class OpenApiExamplesTest {

  private static final Contract CONTRACT = Contract.CURRENT;
  static final List<Operation> OPERATIONS = CONTRACT.operations();

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void requestBody_hasExamplesThatFit(Operation operation) {
    List<Operation.Example> examples = operation.requestExamples();

    assertThat(examples.isEmpty()).isEqualTo(!operation.hasBody());
    assertThat(examples)
        .allSatisfy(example ->
            assertThat(CONTRACT.strictViolations(example.schemaPointer(), example.value()))
                .isEmpty());
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void requestExamples_showEveryMember(Operation operation) {
    for (Operation.Example example : operation.requestExamples()) {
      Set<String> shown = new TreeSet<>();
      operation.requestExamples().forEach(e -> collectShown("", e.value(), shown));
      Set<String> declared = new TreeSet<>();
      collectDeclared("", CONTRACT.at(example.schemaPointer()), declared);
      assertThat(shown).containsAll(declared);
    }
  }

  private static void collectShown(String prefix, JsonNode value, Set<String> names) {
    value
        .properties()
        .forEach(member -> {
          names.add(prefix + member.getKey());
          collectShown(prefix + member.getKey() + ".", member.getValue(), names);
        });
    if (value.isArray()) {
      value.forEach(item -> collectShown(prefix, item, names));
    }
  }

  private static void collectDeclared(String prefix, JsonNode reference, Set<String> names) {
    JsonNode schema = CONTRACT.resolve(reference);
    schema.path("properties").properties().stream()
        .filter(member -> !member.getValue().isBoolean())
        .forEach(member -> {
          names.add(prefix + member.getKey());
          collectDeclared(prefix + member.getKey() + ".", member.getValue(), names);
        });
    if (schema.has("items")) {
      collectDeclared(prefix, schema.path("items"), names);
    }
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void responses_haveExamplesThatFit(Operation operation) {
    for (String status : operation.responses().keySet()) {
      List<Operation.Example> examples = operation.responseExamples(status);
      assertThat(examples.isEmpty()).as(status).isEqualTo(status.equals("304"));
      assertThat(examples)
          .allSatisfy(example ->
              assertThat(CONTRACT.strictViolations(example.schemaPointer(), example.value()))
                  .as(status + " " + example.name())
                  .isEmpty());
    }
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void errors_areProblemsOfTheirStatus(Operation operation) {
    operation
        .responses()
        .forEach((status, response) -> {
          if (status.compareTo("400") < 0 || operation.path().startsWith("/actuator/health")) {
            return;
          }
          assertThat(response.path("content").propertyNames())
              .containsExactly("application/problem+json");
          assertThat(operation.responseExamples(status))
              .allMatch(e -> e.value().path("status").asString().equals(status));
        });
  }

  @Test
  void errorCodes_areAllExplainedByAnExample() {
    Set<String> shown = new HashSet<>();
    OPERATIONS.forEach(operation ->
        operation.responses().keySet().stream()
            .flatMap(status -> operation.responseExamples(status).stream())
            .forEach(example -> shown.add(example.value().path("code").asString(""))));
    shown.remove("");

    // None of these can come from a documented operation called as documented.
    shown.addAll(List.of("bad_request", "method_not_allowed", "uri_too_long", "headers_too_large"));
    assertThat(CONTRACT.at("/components/schemas/ErrorCode/enum").valueStream())
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void exportExample_hasLinesThatFit() {
    String lines =
        CONTRACT.operation("exportUser").responseExamples("200").getFirst().value().asString();

    assertThat(lines.lines().map(Contract.JSON::readTree))
        .allSatisfy(line ->
            assertThat(CONTRACT.strictViolations("/components/schemas/ExportLine", line))
                .isEmpty());
  }

  @Test
  void contextExamples_countTheirTokens() {
    var counter = new TokenCounter(TokenEncoding.O200K_BASE);

    assertThat(CONTRACT.operation("getContext").responseExamples("200"))
        .hasSize(3)
        .allSatisfy(example ->
            assertThat(example.value().path("tokensEstimated").asInt())
                .isEqualTo(counter.count(example.value().path("rendered").asString())));
  }
}
