package dev.usermemory.delivery;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a write says, as JSON that is kept. */
final class ContentJson {

  private static final JsonMapper JSON = StrictJson.mapper();

  private ContentJson() {}

  static String write(Object content) {
    return JSON.writeValueAsString(content);
  }

  static <C> C read(String json, Class<C> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JacksonException e) { // it would quote what is said
      throw new InvalidValueException("content", "cannot be read by this version");
    }
  }
}
