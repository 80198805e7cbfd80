package dev.usermemory.memory.episode;

import dev.usermemory.kernel.validation.EpochMs;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An episode as a caller reports it; see {@link Episode} for the members. */
public record NewEpisode(
    @Label(inPath = true) @Nullable String episodeId,
    @Label(inPath = true) @Nullable String sessionId,
    @Label @Nullable String groupId,
    @NotNull(message = "is required") @Text(max = 20_000) String summary,
    @Size(max = 50) @Nullable List<@Valid Highlight> highlights,
    @PositiveOrZero @Nullable Integer startIdx,
    @PositiveOrZero @Nullable Integer endIdx,
    @EpochMs @Nullable Long createdAtMs,
    @EpochMs @Nullable Long expiresAtMs) {}
