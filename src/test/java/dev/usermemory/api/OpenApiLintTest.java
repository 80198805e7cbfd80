package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
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

/**
 * The rules that the operations of {@code openapi.yaml} keep; {@code redocly.yaml} adds more of the
 * common ones.
 */
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
    boolean write =
        !operation.method().equals("get") && !isRead(operation) && !needsNoKey(operation);
    assertThat(operation.parameter("X-Request-Id")).isPresent();
    assertThat(operation.parameter("Idempotency-Key").isPresent()).isEqualTo(write);
    assertThat(operation.responses())
        .allSatisfy((status, response) -> {
          assertThat(response.at("/headers/X-Request-Id").isMissingNode()).isFalse();
          assertThat(response.at("/headers/Idempotency-Replayed").isMissingNode())
              .isEqualTo(!write || !status.startsWith("2") || status.equals("202"));
          assertThat(response.at("/headers/Retry-After").isMissingNode())
              .isEqualTo(!Set.of("429", "503", "504").contains(status));
        });
  }

  /** What is said twice is simply so. */
  private static boolean needsNoKey(Operation operation) {
    return Set.of("bindSession", "eraseMemory").contains(operation.id());
  }

  private static boolean isRead(Operation operation) {
    return operation.path().contains("/context") || operation.path().startsWith("/v1/admin/");
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void responses_areOfSuccessAndOfFailure(Operation operation) {
    assertThat(operation.responses().keySet())
        .anyMatch(status -> status.startsWith("2"))
        .anyMatch(status -> status.startsWith("4"));
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
          case "string" ->
              schema.has("maxLength")
                  || schema.has("enum")
                  || Schemas.isCalendarDay(schema)
                  || Schemas.isTimeZone(schema);
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
