package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** The rules that {@code openapi.yaml} keeps; {@code redocly.yaml} adds more of the common ones. */
class OpenApiLintTest {

  private static final Contract CONTRACT = Contract.CURRENT;
  static final List<Operation> OPERATIONS = CONTRACT.operations();
  private static final Pattern PATH_VARIABLE = Pattern.compile("\\{(\\w+)}");

  @Test
  void document_parsesWithoutMessages() {
    var result = new OpenAPIV3Parser().readLocation(Contract.FILE.toString(), null, null);

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).startsWith("3.1");
  }

  @Test
  void operationIds_areUnique() {
    assertThat(OPERATIONS).hasSizeGreaterThan(30).extracting(Operation::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void operation_isDescribed(Operation operation) {
    List<String> tags =
        CONTRACT.at("/tags").valueStream().map(tag -> tag.path("name").asString()).toList();

    assertThat(operation.id()).matches("[a-z][A-Za-z]+");
    assertThat(operation.member("summary").asString("")).isNotBlank().doesNotEndWith(".");
    assertThat(operation.member("tags").valueStream().map(JsonNode::asString))
        .hasSize(1)
        .allMatch(tags::contains);
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void parameters_areDescribedAndComplete(Operation operation) {
    Matcher variables = PATH_VARIABLE.matcher(operation.path());
    assertThat(
            operation.parameters().stream()
                .filter(p -> p.path("in").asString().equals("path"))
                .map(p -> p.path("name").asString()))
        .containsExactlyInAnyOrderElementsOf(variables.results().map(m -> m.group(1)).toList());
    assertThat(operation.parameters())
        .allMatch(parameter -> !parameter.path("description").asString("").isBlank());
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void headers_ofAnApiOperation_areDocumented(Operation operation) {
    if (!operation.path().startsWith("/v1/")) {
      return;
    }
    boolean write = !operation.method().equals("get") && !isRead(operation);
    assertThat(operation.parameter("X-Request-Id")).isPresent();
    assertThat(operation.parameter("Idempotency-Key").isPresent()).isEqualTo(write);
    assertThat(operation.responses())
        .allSatisfy((status, response) -> {
          assertThat(response.at("/headers/X-Request-Id").isMissingNode()).isFalse();
          assertThat(response.at("/headers/Idempotency-Replayed").isMissingNode())
              .isEqualTo(!write || !status.startsWith("2"));
          assertThat(response.at("/headers/Retry-After").isMissingNode())
              .isEqualTo(!Set.of("429", "503").contains(status));
        });
  }

  private static boolean isRead(Operation operation) {
    return operation.id().equals("queryContext") || operation.path().startsWith("/v1/admin/");
  }

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
    assertThat(operation.responses().keySet())
        .anyMatch(status -> status.startsWith("2"))
        .anyMatch(status -> status.startsWith("4"));
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

    // Neither can come from a documented operation called as documented.
    shown.addAll(List.of("bad_request", "method_not_allowed"));
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
  void requestTextsAndLists_areBounded() {
    var unbounded = new TreeSet<String>();
    OPERATIONS.stream()
        .filter(Operation::hasBody)
        .flatMap(operation -> operation.requestExamples().stream())
        .map(Operation.Example::schemaPointer)
        .distinct()
        .forEach(pointer -> collectUnbounded(pointer, CONTRACT.at(pointer), unbounded));

    assertThat(unbounded).isEmpty();
  }

  private static void collectUnbounded(String name, JsonNode reference, Set<String> unbounded) {
    JsonNode schema = CONTRACT.resolve(reference);
    boolean bounded =
        switch (Schemas.type(schema)) {
          case "string" -> schema.has("maxLength") || schema.has("enum") || schema.has("pattern");
          case "array" -> schema.has("maxItems");
          case "integer", "number" ->
              (schema.has("minimum") || schema.has("exclusiveMinimum")) && schema.has("maximum");
          default -> true;
        };
    if (!bounded) {
      unbounded.add(name);
    }
    schema
        .path("properties")
        .properties()
        .forEach(p -> collectUnbounded(name + "/" + p.getKey(), p.getValue(), unbounded));
    Stream.concat(schema.path("oneOf").valueStream(), Stream.of(schema.path("items")))
        .filter(JsonNode::isObject)
        .forEach(part -> collectUnbounded(name + "[]", part, unbounded));
  }
}
