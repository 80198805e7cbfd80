package dev.usermemory.memory.preference;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be talked to.
 *
 * @param language a BCP 47 tag
 * @param extra further JSON members of the caller's own
 * @param updatedAt strictly increasing per user, so that it serves as version
 */
public record Preferences(
    @Nullable String tone,
    @Nullable Verbosity verbosity,
    @Nullable CorrectionStyle correctionStyle,
    @Nullable String ttsVoice,
    @Nullable String language,
    @Nullable Map<String, Object> extra,
    long updatedAt) {

  /** How much the coach says. */
  public enum Verbosity {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH
  }

  /** When mistakes are corrected. */
  public enum CorrectionStyle {
    @JsonProperty("inline")
    INLINE,
    @JsonProperty("summary")
    SUMMARY
  }
}
