package dev.usermemory.store.convex;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.json.Patched;
import dev.usermemory.kernel.json.StrictJson;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.StdConverter;

/** JSON as Convex writes and reads it. */
final class ConvexJson {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final JsonMapper PLAIN = JsonMapper.builder().build();

  private ConvexJson() {}

  /**
   * Absent values are left out, because {@code v.optional} refuses null; whole numbers may arrive
   * as {@code 5.0}; {@code extra} is JSON text, because Convex refuses member names that JSON
   * allows.
   */
  static JsonMapper mapper() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .withConfigOverride(Patched.class, StrictJson::withoutAbsent)
        .enable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .addMixIn(Preferences.class, ExtraAsText.class)
        .build();
  }

  /** A patch of preferences as the function takes it; null clears. */
  static Map<String, @Nullable Object> preferencesPatch(Map<String, @Nullable Object> patch) {
    var encoded = new LinkedHashMap<String, @Nullable Object>(patch);
    encoded.computeIfPresent("extra", (name, extra) -> PLAIN.writeValueAsString(extra));
    return encoded;
  }

  /** A profile without its times, which the store decides. */
  static Map<String, @Nullable Object> profileContent(Profile profile) {
    var encoded = new LinkedHashMap<String, @Nullable Object>();
    putPresent(encoded, "displayName", profile.displayName());
    putPresent(encoded, "email", profile.email());
    putPresent(encoded, "avatarUrl", profile.avatarUrl());
    putPresent(encoded, "bio", profile.bio());
    putPresent(encoded, "timeZone", profile.timeZone());
    return encoded;
  }

  static Map<String, Object> precondition(Precondition precondition) {
    return switch (precondition) {
      case Precondition.None() -> Map.of("kind", "none");
      case Precondition.Exists() -> Map.of("kind", "exists");
      case Precondition.UpdatedAt(long at) -> Map.of("kind", "updatedAt", "updatedAtMs", at);
    };
  }

  private static void putPresent(
      Map<String, @Nullable Object> encoded, String name, @Nullable Object value) {
    if (value != null && !encoded.containsKey(name)) {
      encoded.put(name, value);
    }
  }

  /** How {@link Preferences} cross the wire. */
  private interface ExtraAsText {

    @JsonProperty
    @JsonSerialize(converter = ToText.class)
    @JsonDeserialize(converter = FromText.class)
    Map<String, Object> extra();
  }

  static final class ToText extends StdConverter<Map<String, Object>, String> {
    @Override
    public String convert(Map<String, Object> extra) {
      return PLAIN.writeValueAsString(extra);
    }
  }

  static final class FromText extends StdConverter<String, Map<String, Object>> {
    @Override
    public Map<String, Object> convert(String text) {
      return PLAIN.readValue(text, OBJECT);
    }
  }
}
