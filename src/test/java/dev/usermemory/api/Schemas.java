package dev.usermemory.api;

import tools.jackson.databind.JsonNode;

/** Reads JSON Schema. */
final class Schemas {

  private Schemas() {}

  /** The type besides {@code null}; empty when there is none. */
  static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(0).asString() : type.asString("");
  }
}
