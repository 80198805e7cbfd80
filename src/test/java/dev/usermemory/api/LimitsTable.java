package dev.usermemory.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import tools.jackson.databind.JsonNode;

/** Every bound of every request as a row of a Markdown table, in the order of the contract. */
final class LimitsTable {

  /** Schemas that mean the same wherever they are used. */
  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "UserId", "the user id",
          "Id", "any other id or name",
          "Tag", "a tag",
          "Label", "a medal, badge or error",
          "EpochMs", "a time",
          "CalendarDay", "a day",
          "TimeZone", "a time zone");

  private final Contract contract;
  private final SequencedSet<String> rows = new LinkedHashSet<>();

  private LimitsTable(Contract contract) {
    this.contract = contract;
  }

  static List<String> of(Contract contract) {
    var table = new LimitsTable(contract);
    for (Operation operation : contract.operations()) {
      for (JsonNode parameter : operation.parameters()) {
        String name = parameter.path("name").asString();
        table.collect(shared(name) ? "all" : operation.id(), name, parameter.path("schema"));
      }
      operation.requestExamples().stream()
          .map(example -> contract.at(example.schemaPointer()))
          .forEach(schema -> table.collectMembers(operation.id(), "", schema));
    }
    // What holds everywhere comes first.
    return table.rows.stream()
        .sorted(Comparator.comparing(row -> !row.startsWith("| all |")))
        .toList();
  }

  /** Parameters that have one meaning everywhere. */
  private static boolean shared(String parameter) {
    return List.of("Idempotency-Key", "limit").contains(parameter);
  }

  private void collect(String operation, String name, JsonNode reference) {
    String ref = reference.path("$ref").asString("");
    String everywhere = EVERYWHERE.get(ref.substring(ref.lastIndexOf('/') + 1));
    if (everywhere != null) {
      rows.add(row("all", everywhere, bounds(contract.resolve(reference))));
      return;
    }
    JsonNode schema = contract.resolve(reference);
    if (schema.has("oneOf")) { // the value, or null
      collect(operation, name, schema.path("oneOf").path(0));
      return;
    }
    String bounds = bounds(schema);
    if (!bounds.isEmpty()) {
      rows.add(row(operation, "`" + name + "`", bounds));
    }
    if (schema.has("items")) {
      collect(operation, name + "[]", schema.path("items"));
    }
    collectMembers(operation, name + ".", schema);
  }

  private static String row(String operation, String member, String bounds) {
    return "| " + operation + " | " + member + " | " + bounds + " |";
  }

  private void collectMembers(String operation, String prefix, JsonNode reference) {
    for (Map.Entry<String, JsonNode> member :
        contract.resolve(reference).path("properties").properties()) {
      collect(operation, prefix + member.getKey(), member.getValue());
    }
  }

  private static String bounds(JsonNode schema) {
    if (schema.has("enum")) {
      List<String> values = new ArrayList<>();
      schema.path("enum").forEach(value -> values.add("`" + value.asString() + "`"));
      return String.join(", ", values);
    }
    return switch (Schemas.type(schema)) {
      case "string" -> text(schema);
      case "array" -> range(schema, "minItems", "maxItems") + " items";
      case "integer" -> range(schema, "minimum", "maximum");
      case "number" ->
          schema.has("exclusiveMinimum")
              ? "above "
                  + number(schema.path("exclusiveMinimum"))
                  + ", to "
                  + number(schema.path("maximum"))
              : range(schema, "minimum", "maximum");
      default -> "";
    };
  }

  private static String text(JsonNode schema) {
    if (Schemas.isTimeZone(schema)) {
      return "an IANA name";
    }
    if (schema.has("maxLength")) {
      return range(schema, "minLength", "maxLength") + " characters";
    }
    return schema.has("pattern") ? "`YYYYMMDD`" : "";
  }

  private static String range(JsonNode schema, String lower, String upper) {
    return number(schema.path(lower)) + " to " + number(schema.path(upper));
  }

  /** With commas between thousands; 0 when the schema has none. */
  private static String number(JsonNode bound) {
    return String.format(Locale.ROOT, "%,d", bound.asLong(0));
  }
}
