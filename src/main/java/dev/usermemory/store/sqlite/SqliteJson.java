package dev.usermemory.store.sqlite;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists, objects and outcomes as JSON text, absent members left out. */
final class SqliteJson {

  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
  private static final String NO_STRINGS = "[]";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private SqliteJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String json, TypeReference<T> type) {
    return MAPPER.readValue(json, type);
  }

  static String writeStrings(List<String> strings) {
    return strings.isEmpty() ? NO_STRINGS : write(strings);
  }

  static List<String> readStrings(String json) {
    return json.equals(NO_STRINGS) ? List.of() : read(json, STRINGS);
  }
}
