package dev.usermemory.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member or an item inside an example body.
 *
 * @param field as problems name it, such as {@code facts[2].kind}
 * @param schema references followed; where null is allowed too, the schema of the other values
 */
record Spot(
    JsonNode example, JsonPointer pointer, String field, JsonNode schema, boolean required) {

  /** Every spot of an example, outer ones first; of a list only the first item. */
  static List<Spot> of(Contract contract, Operation.Example example) {
    var spots = new ArrayList<Spot>();
    var root =
        new Spot(example.value(), JsonPointer.empty(), "", rootSchema(contract, example), true);
    root.collect(contract, spots);
    return spots;
  }

  private static JsonNode rootSchema(Contract contract, Operation.Example example) {
    return contract.resolve(contract.at(example.schemaPointer()));
  }

  private void collect(Contract contract, List<Spot> spots) {
    for (Map.Entry<String, JsonNode> member : value().properties()) {
      JsonNode declared = schema.path("properties").path(member.getKey());
      if (declared.isObject()) {
        String name = field.isEmpty() ? member.getKey() : field + "." + member.getKey();
        boolean required =
            schema
                .path("required")
                .valueStream()
                .anyMatch(r -> r.asString().equals(member.getKey()));
        add(contract, spots, pointer.appendProperty(member.getKey()), name, declared, required);
      }
    }
    if (value().isArray() && !value().isEmpty() && schema.has("items")) {
      add(contract, spots, pointer.appendIndex(0), field + "[0]", schema.path("items"), true);
    }
  }

  private void add(
      Contract contract,
      List<Spot> spots,
      JsonPointer to,
      String name,
      JsonNode declared,
      boolean required) {
    JsonNode resolved = contract.resolve(declared);
    JsonNode other =
        resolved.has("oneOf") ? contract.resolve(resolved.path("oneOf").path(0)) : resolved;
    var spot = new Spot(example, to, name, other, required);
    if (!spot.value().isNull()) {
      spots.add(spot);
      spot.collect(contract, spots);
    }
  }

  JsonNode value() {
    return example.at(pointer);
  }

  String type() {
    return Schemas.type(schema);
  }

  /** The same for the same member of different examples. */
  String name() {
    return field.replace("[0]", "[]");
  }

  /** The example with another value here, or without one. */
  JsonNode with(@Nullable JsonNode value) {
    JsonNode copy = example.deepCopy();
    JsonNode parent = copy.at(pointer.head());
    switch (parent) {
      case ObjectNode object when value == null ->
          object.remove(pointer.last().getMatchingProperty());
      case ObjectNode object -> object.set(pointer.last().getMatchingProperty(), value);
      case ArrayNode array when value != null ->
          array.set(pointer.last().getMatchingIndex(), value);
      default -> throw new IllegalStateException("no place for a value");
    }
    return copy;
  }
}
