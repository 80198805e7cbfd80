package dev.usermemory.context.assembly;

import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a chat model should know of a profile and of preferences, as named values. Mail and image
 * addresses and the voice are settings of the host application and say nothing to a model.
 */
final class MemoryFields {

  private MemoryFields() {}

  static Map<String, String> of(@Nullable Profile profile) {
    var fields = new LinkedHashMap<String, String>();
    if (profile != null) {
      put(fields, "name", profile.displayName());
      put(fields, "bio", profile.bio());
    }
    return fields;
  }

  static Map<String, String> of(@Nullable Preferences preferences) {
    var fields = new LinkedHashMap<String, String>();
    if (preferences != null) {
      put(fields, "language", preferences.language());
      put(fields, "tone", preferences.tone());
      put(fields, "verbosity", lower(preferences.verbosity()));
      put(fields, "corrections", lower(preferences.correctionStyle()));
      if (preferences.extra() != null) {
        new TreeMap<>(preferences.extra()).forEach((k, v) -> put(fields, k, json(v)));
      }
    }
    return fields;
  }

  /** Without the fields that are not in {@code shown}. */
  static Profile only(Profile p, List<String> shown) {
    return new Profile(
        shown.contains("name") ? p.displayName() : null,
        p.email(),
        p.avatarUrl(),
        shown.contains("bio") ? p.bio() : null,
        p.timeZone(),
        p.createdAt(),
        p.updatedAt());
  }

  /** Without the fields that are not in {@code shown}. */
  static Preferences only(Preferences p, List<String> shown) {
    Map<String, Object> extra = null;
    if (p.extra() != null) {
      extra = new LinkedHashMap<>(p.extra());
      extra.keySet().retainAll(shown);
    }
    return new Preferences(
        shown.contains("tone") ? p.tone() : null,
        shown.contains("verbosity") ? p.verbosity() : null,
        shown.contains("corrections") ? p.correctionStyle() : null,
        p.ttsVoice(),
        shown.contains("language") ? p.language() : null,
        extra == null || extra.isEmpty() ? null : extra,
        p.updatedAt());
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      fields.putIfAbsent(name, value);
    }
  }

  private static @Nullable String lower(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  /** JSON without quotes; members by name, so that every store gives the same. */
  private static @Nullable String json(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      var members = new TreeMap<String, Object>();
      map.forEach((k, v) -> members.put(String.valueOf(k), v));
      var text = new StringJoiner(", ");
      members.forEach((k, v) -> text.add(k + " " + json(v)));
      return text.toString();
    }
    if (value instanceof Iterable<?> items) {
      var text = new StringJoiner(", ");
      items.forEach(v -> text.add(String.valueOf(json(v))));
      return text.toString();
    }
    return value == null ? null : value.toString();
  }
}
