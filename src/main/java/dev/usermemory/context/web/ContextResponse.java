package dev.usermemory.context.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.context.ChatAnswer;
import dev.usermemory.context.ContextSource;
import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.assembly.Receipt;
import dev.usermemory.http.DeniedWrite;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A context as the API returns it.
 *
 * @param facts those in {@code rendered}, as JSON; so are episodes and goals
 */
record ContextResponse(
    List<?> facts,
    List<?> episodes,
    @Nullable Preferences preferences,
    List<?> goals,
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
        answer.written(context.facts()),
        answer.written(context.episodes()),
        context.preferences(),
        answer.written(context.goals()),
        context.profile(),
        answer.source(),
        answer.denied() ? DeniedWrite.REASON : null,
        context.tokensEstimated(),
        limitTokens,
        context.rendered(),
        context.receipt());
  }
}
