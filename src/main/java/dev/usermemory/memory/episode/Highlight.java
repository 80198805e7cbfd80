package dev.usermemory.memory.episode;

import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * One thing worth remembering of an episode.
 *
 * @param type a short label such as {@code feedback}, {@code strength} or {@code error}
 * @param scoreDelta change of the skill's level, if known
 */
public record Highlight(
    @NotNull(message = "is required") @Label(max = 64) String type,
    @NotNull(message = "is required") @Text(max = 2_000) String text,
    @Label @Nullable String skillId,
    @DecimalMin("-10") @DecimalMax("10") @Nullable Double scoreDelta) {

  public Highlight {
    scoreDelta = scoreDelta == null ? null : Double.valueOf(scoreDelta + 0.0); // -0.0 is 0
  }
}
