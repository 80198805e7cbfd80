package dev.usermemory.store.sqlite.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Lists, objects and outcomes as JSON text, absent members left out. */
public final class JsonText {

  private static final String NO_STRINGS = "[]";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final ObjectReader STRINGS = MAPPER.readerForListOf(String.class);

  private JsonText() {}

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static <T> T read(String json, TypeReference<T> type) {
    return MAPPER.readValue(json, type);
  }

  public static String writeStrings(List<String> strings) {
    return strings.isEmpty() ? NO_STRINGS : write(strings);
  }

  public static List<String> readStrings(String json) {
    return json.equals(NO_STRINGS) ? List.of() : STRINGS.readValue(json);
  }
}
