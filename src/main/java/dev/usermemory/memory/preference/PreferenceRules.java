package dev.usermemory.memory.preference;

import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.memory.preference.Preferences.CorrectionStyle;
import dev.usermemory.memory.preference.Preferences.Verbosity;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a patch changes preferences. */
public final class PreferenceRules {

  private PreferenceRules() {}

  /**
   * Applies a merge patch (RFC 7396), see {@link PreferenceStore#patchPreferences}.
   *
   * @param stored null when nothing is stored
   */
  public static Preferences merge(
      @Nullable Preferences stored, Map<String, @Nullable Object> patch, long nowMs) {
    Preferences old =
        stored != null ? stored : new Preferences(null, null, null, null, null, null, -1);
    var change = new Change(patch);
    return new Preferences(
        change.of("tone", old.tone(), String.class::cast),
        change.of("verbosity", old.verbosity(), v -> Verbosity.valueOf(enumName(v))),
        change.of(
            "correctionStyle", old.correctionStyle(), v -> CorrectionStyle.valueOf(enumName(v))),
        change.of("ttsVoice", old.ttsVoice(), String.class::cast),
        change.of("language", old.language(), String.class::cast),
        change.of("extra", old.extra(), v -> mergeObject(old.extra(), (Map<?, ?>) v)),
        Math.max(nowMs, old.updatedAt() + 1));
  }

  /** Refuses an {@code extra}, as JSON text, that is too long. */
  public static void checkLength(@Nullable String extra) {
    if (extra != null && isTooLong(extra)) {
      throw tooLong();
    }
  }

  /** The same as a fault, in the words of the refusal. */
  public static Optional<String> lengthFault(String extra) {
    return isTooLong(extra) ? Optional.of(tooLong().getMessage()) : Optional.empty();
  }

  private static boolean isTooLong(String extra) {
    return extra.getBytes(StandardCharsets.UTF_8).length > PreferenceStore.MAX_EXTRA_BYTES;
  }

  private static LimitExceededException tooLong() {
    return new LimitExceededException("extra", PreferenceStore.MAX_EXTRA_BYTES);
  }

  private static String enumName(Object wireName) {
    return ((String) wireName).toUpperCase(Locale.ROOT);
  }

  private static @Nullable Object merged(@Nullable Object target, @Nullable Object patch) {
    return patch instanceof Map<?, ?> members ? mergeObject(target, members) : patch;
  }

  private static Map<String, Object> mergeObject(@Nullable Object target, Map<?, ?> patch) {
    var merged = new LinkedHashMap<String, Object>();
    if (target instanceof Map<?, ?> members) {
      members.forEach((name, value) -> merged.put((String) name, value));
    }
    patch.forEach((name, value) -> {
      Object result = value == null ? null : merged(merged.get(name), value);
      if (result == null) {
        merged.remove(name);
      } else {
        merged.put((String) name, result);
      }
    });
    return merged;
  }

  private record Change(Map<String, @Nullable Object> patch) {

    <T> @Nullable T of(String name, @Nullable T stored, Function<Object, T> read) {
      Object value = patch.get(name);
      if (value == null) {
        return patch.containsKey(name) ? null : stored;
      }
      return read.apply(value);
    }
  }
}
