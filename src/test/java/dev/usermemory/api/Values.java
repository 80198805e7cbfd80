package dev.usermemory.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Values that a schema just allows, and values that it does not. */
final class Values {

  /** Not a JSON type of the schema. */
  private static final Map<String, List<String>> OTHER_TYPES =
      Map.of(
          "string", List.of("5", "true", "[]", "{}"),
          "integer", List.of("\"7\"", "1.5", "true", "[]", "{}", "99999999999999999999999"),
          "number", List.of("\"7\"", "true", "[]", "{}"),
          "boolean", List.of("\"true\"", "1", "[]", "{}"),
          "array", List.of("\"x\"", "{}", "5", "[null]"),
          "object", List.of("\"x\"", "[]", "5"));

  private Values() {}

  static List<JsonNode> ofOtherTypes(JsonNode schema) {
    return OTHER_TYPES.getOrDefault(Schemas.type(schema), List.of()).stream()
        .map(Values::json)
        .toList();
  }

  /** Of the right type, but just outside a bound. */
  static List<JsonNode> outside(Spot spot) {
    JsonNode schema = spot.schema();
    var values = new ArrayList<JsonNode>();
    switch (spot.type()) {
      case "string" -> textsOutside(schema, values);
      case "array" -> {
        if (schema.path("minItems").asInt(0) > 0) {
          values.add(repeat(spot, schema.path("minItems").asInt() - 1));
        }
        values.add(repeat(spot, schema.path("maxItems").asInt() + 1));
      }
      case "integer" -> {
        values.add(json(String.valueOf(schema.path("minimum").asLong() - 1)));
        values.add(json(String.valueOf(schema.path("maximum").asLong() + 1)));
      }
      case "number" -> {
        values.add(json(plus(schema.path("maximum"), "0.01")));
        values.add(
            schema.has("exclusiveMinimum")
                ? schema.path("exclusiveMinimum")
                : json(plus(schema.path("minimum"), "-0.01")));
      }
      default -> {}
    }
    return values;
  }

  private static void textsOutside(JsonNode schema, List<JsonNode> values) {
    if (schema.has("enum")) {
      Stream.of("", "nope", schema.path("enum").path(0).asString().toUpperCase(Locale.ROOT))
          .filter(
              text -> schema.path("enum").valueStream().noneMatch(v -> v.asString().equals(text)))
          .forEach(text -> values.add(text(text)));
      return;
    }
    if (schema.has("maxLength")) {
      values.add(text("a".repeat(schema.path("maxLength").asInt() + 1)));
    }
    if (schema.path("minLength").asInt(0) > 0) {
      values.add(text(""));
    }
    Stream.of(" ", "\u0001", "2025-09-05", "no mail", "ftp://example.com")
        .filter(text -> schema.has("pattern") && !matches(schema, text))
        .forEach(text -> values.add(text(text)));
    if (Schemas.isCalendarDay(schema)) {
      values.add(text("20250230"));
      values.add(text("20251301"));
    }
  }

  /** The bounds themselves. */
  static List<JsonNode> inside(Spot spot) {
    JsonNode schema = spot.schema();
    return switch (spot.type()) {
      case "string" -> textsInside(schema);
      case "array" ->
          List.of(
              repeat(spot, schema.path("minItems").asInt(0)),
              repeat(spot, schema.path("maxItems").asInt()));
      case "integer", "number" ->
          Stream.of(schema.path("minimum"), schema.path("maximum"))
              .filter(JsonNode::isNumber)
              .toList();
      default -> List.of();
    };
  }

  private static List<JsonNode> textsInside(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.path("enum").valueStream().toList();
    }
    if (!schema.has("maxLength")) {
      return List.of();
    }
    int max = schema.path("maxLength").asInt();
    return Stream.of(
            "a".repeat(max),
            "\ud83c\udfa4".repeat(max),
            mail(max),
            url(max),
            language(max),
            "a",
            "")
        .filter(text -> matches(schema, text))
        .map(Values::text)
        .toList();
  }

  private static boolean matches(JsonNode schema, String text) {
    int length = text.codePointCount(0, text.length());
    return length >= schema.path("minLength").asInt(0)
        && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
        && Pattern.compile(schema.path("pattern").asString("")).matcher(text).find();
  }

  private static String mail(int length) {
    return "a".repeat(Math.max(1, length - 12)) + "@example.com";
  }

  private static String url(int length) {
    return "https://example.com/" + "a".repeat(Math.max(1, length - 20));
  }

  private static String language(int length) {
    return "en" + "-aaaaaaaa".repeat(Math.max(0, length - 2) / 9);
  }

  private static JsonNode repeat(Spot spot, int times) {
    var items = Contract.JSON.createArrayNode();
    IntStream.range(0, times).forEach(i -> items.add(spot.value().path(0)));
    return items;
  }

  private static String plus(JsonNode bound, String delta) {
    return new BigDecimal(bound.asString()).add(new BigDecimal(delta)).toPlainString();
  }

  private static JsonNode text(String text) {
    return Contract.JSON.valueToTree(text);
  }

  private static JsonNode json(String json) {
    return Contract.JSON.readTree(json);
  }
}
