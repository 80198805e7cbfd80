package dev.usermemory.memory.preference;

import dev.usermemory.kernel.json.Patched;
import dev.usermemory.kernel.validation.OpenObject;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A merge patch (RFC 7396) of preferences; null clears a member. */
public record PreferencesPatch(
    Patched<@Text(min = 0, max = 64) String> tone,
    Patched<Preferences.Verbosity> verbosity,
    Patched<Preferences.CorrectionStyle> correctionStyle,
    Patched<@Text(min = 0, max = 64) String> ttsVoice,
    Patched<
            @Size(max = 35)
            @Pattern(
                regexp = "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*",
                message = "must be a BCP 47 language tag")
            String>
        language,
    Patched<@OpenObject Map<String, @Nullable Object>> extra) {

  /** The members that are there, in JSON types. */
  Map<String, @Nullable Object> members() {
    var patch = new LinkedHashMap<String, @Nullable Object>();
    put(patch, "tone", tone);
    put(patch, "verbosity", verbosity.map(PreferencesPatch::wireName));
    put(patch, "correctionStyle", correctionStyle.map(PreferencesPatch::wireName));
    put(patch, "ttsVoice", ttsVoice);
    put(patch, "language", language);
    put(patch, "extra", extra);
    return patch;
  }

  private static void put(Map<String, @Nullable Object> patch, String name, Patched<?> member) {
    if (!member.isAbsent()) {
      patch.put(name, member.orNull());
    }
  }

  private static String wireName(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
