package dev.usermemory.memory.fact;

import dev.usermemory.kernel.validation.EpochMs;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a caller says it; see {@link Fact} for the members.
 *
 * @param validFromMs since when it is so; null means {@code createdAtMs}, and now without that
 */
public record NewFact(
    @NotNull(message = "is required") FactKind kind,
    @NotNull(message = "is required") @Text(max = MAX_TEXT) String text,
    @Size(max = FactRules.MAX_TAGS) @Nullable List<@Label(max = MAX_TAG) String> tags,
    @Label @Nullable String skillId,
    @DecimalMin(value = "0", inclusive = false) @DecimalMax("10") @Nullable Double weight,
    @HalfLife @Nullable Long decayMs,
    @EpochMs @Nullable Long validFromMs,
    @EpochMs @Nullable Long createdAtMs,
    @EpochMs @Nullable Long expiresAtMs,
    @Label @Nullable String source,
    @Label(inPath = true) @Nullable String sessionId,
    @Label @Nullable String slot,
    @Nullable Boolean pinned) {

  public static final int MAX_TEXT = 8_000;
  public static final int MAX_TAG = 64;
}
