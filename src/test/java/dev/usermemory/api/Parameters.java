package dev.usermemory.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Parameters of the path, the query and the headers. */
final class Parameters {

  private Parameters() {}

  static Call with(Call call, JsonNode parameter, String value) {
    String name = parameter.path("name").asString();
    return switch (parameter.path("in").asString()) {
      case "path" -> call.path(name, value);
      case "query" -> call.query(name, value);
      default -> call.header(name, value);
    };
  }

  static boolean isQuery(JsonNode parameter) {
    return parameter.path("in").asString().equals("query");
  }

  /** Of a query parameter: every value of an enum or boolean, the bounds of a number. */
  static Set<String> inside(Contract contract, JsonNode parameter) {
    JsonNode schema = contract.resolve(parameter.path("schema"));
    var values = new LinkedHashSet<String>();
    if (isQuery(parameter)) {
      schema.path("enum").forEach(value -> values.add(value.asString()));
      Stream.of(schema.path("minimum"), schema.path("maximum"))
          .filter(JsonNode::isNumber)
          .forEach(value -> values.add(value.asString()));
      if (Schemas.type(schema).equals("boolean")) {
        values.addAll(List.of("true", "false"));
      }
    }
    return values;
  }

  /** Values that the schema does not allow. */
  static List<String> outside(JsonNode schema) {
    var values = new ArrayList<String>();
    switch (Schemas.type(schema)) {
      case "string" -> {
        if (schema.has("enum")) {
          values.add("nope");
        }
        if (schema.has("maxLength")) {
          values.add("a".repeat(schema.path("maxLength").asInt() + 1));
        }
        if (Schemas.isCalendarDay(schema)) {
          values.addAll(List.of("2025-09-05", "20250230", "today"));
        }
      }
      case "integer" -> {
        values.add(String.valueOf(schema.path("minimum").asLong() - 1));
        values.add(String.valueOf(schema.path("maximum").asLong() + 1));
        values.addAll(List.of("many", "1.5", "99999999999999999999"));
      }
      case "boolean" -> values.addAll(List.of("maybe", "2"));
      default -> {}
    }
    return values;
  }
}
