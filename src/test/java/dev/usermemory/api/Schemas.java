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

  /** A pattern alone cannot tell that the day exists. */
  static boolean isCalendarDay(JsonNode schema) {
    return schema.path("pattern").asString("").equals("^[0-9]{8}$");
  }

  /** One of names that a database of its own lists. */
  static boolean isTimeZone(JsonNode schema) {
    return schema.path("description").asString("").equals("The IANA name of a time zone");
  }
}
