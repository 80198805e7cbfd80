package dev.usermemory.memory.profile;

import dev.usermemory.kernel.validation.Text;
import dev.usermemory.kernel.validation.TimeZone;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A profile as a caller sets it; absent members are absent afterwards. */
public record ProfileContent(
    @Text(min = 0, max = 100) @Nullable String displayName,
    @Text(min = 0, max = 254)
        @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "must be an e-mail address")
        @Nullable String email,
    @Size(max = 2_048)
        @Pattern(
            regexp = "(?i:https?)://[\\x21-\\uffff&&[^\\s\\x7f-\\x9f\\ud800-\\udfff]]+",
            message = "must be an http or https URL")
        @Nullable String avatarUrl,
    @Text(min = 0, max = 2_000) @Nullable String bio,
    @TimeZone @Nullable String timeZone) {

  Profile toProfile(long nowMs) {
    return new Profile(displayName, email, avatarUrl, bio, timeZone, nowMs, nowMs);
  }
}
