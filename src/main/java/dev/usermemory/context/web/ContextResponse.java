package dev.usermemory.context.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.context.ChatAnswer;
import dev.usermemory.context.ContextSource;
import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.assembly.Receipt;
import dev.usermemory.context.cache.KeptContext;
import dev.usermemory.http.Replies;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A context as the API returns it.
 *
 * @param facts those in {@code rendered}, as JSON; so are episodes and goals
 * @param pendingWrites absent when nothing waits
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
    @Nullable Integer pendingWrites,
    String rendered,
    @Nullable Receipt receipt) {

  static ContextResponse of(ChatAnswer answer, JsonMapper json) {
    AssembledContext context = answer.context();
    KeptContext kept = answer.kept();
    return new ContextResponse(
        kept.written(context.facts(), json),
        kept.written(context.episodes(), json),
        context.preferences(),
        kept.written(context.goals(), json),
        context.profile(),
        answer.source(),
        answer.denied() ? Replies.DENIED : null,
        context.tokensEstimated(),
        answer.limitTokens(),
        answer.pendingWrites() == 0 ? null : answer.pendingWrites(),
        context.rendered(),
        context.receipt());
  }
}
