package dev.usermemory.context.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.context.AssembledContext;
import dev.usermemory.context.Receipt;
import dev.usermemory.http.DeniedWrite;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A context as the API returns it; lists hold what is in {@code rendered}. */
record ContextResponse(
    List<Fact> facts,
    List<Episode> episodes,
    @Nullable Preferences preferences,
    List<Goal> goals,
    @Nullable Profile profile,
    @JsonProperty("ctx_source") ContextSource source,
    @Nullable String reason,
    int tokensEstimated,
    int limitTokens,
    String rendered,
    @Nullable Receipt receipt) {

  static ContextResponse of(ChatAnswer answer, int limitTokens) {
    AssembledContext context = answer.context();
    return new ContextResponse(
        context.facts(),
        context.episodes(),
        context.preferences(),
        context.goals(),
        context.profile(),
        answer.source(),
        answer.denied() ? DeniedWrite.REASON : null,
        context.tokensEstimated(),
        limitTokens,
        context.rendered(),
        context.receipt());
  }
}
