package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextSpec;
import dev.usermemory.context.assembly.HistoryMessage;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a chat wants to know.
 *
 * @param sessionId the chat's session, to be bound to the user
 * @param limitTokens 1 to {@value ContextProperties#MAX_LIMIT_TOKENS}, null for the configured
 *     default
 * @param query what the person asks, if anything
 * @param skillIds skills that the chat is about
 * @param tags tags that the chat is about
 * @param include the sections wanted; none means all
 * @param format null for the default
 * @param explain whether a receipt is wanted
 * @param history the chat so far, oldest first, to fall back on
 */
public record ChatQuestion(
    @Nullable String sessionId,
    @Nullable Integer limitTokens,
    @Nullable String query,
    List<String> skillIds,
    List<String> tags,
    Set<ContextSection> include,
    @Nullable ContextFormat format,
    boolean explain,
    List<HistoryMessage> history) {

  public ChatQuestion {
    skillIds = List.copyOf(skillIds);
    tags = List.copyOf(tags);
    include = Set.copyOf(include);
    history = List.copyOf(history);
  }

  /** What the person asks, null when nothing but white space. */
  @Nullable String text() {
    return query == null || query.isBlank() ? null : query;
  }

  /** The context to make, with what the configuration decides. */
  ContextSpec spec(ContextProperties defaults) {
    return new ContextSpec(
        Objects.requireNonNullElse(limitTokens, defaults.limitTokens()),
        defaults.safetyBufferPercent(),
        query,
        skillIds,
        tags,
        include,
        Objects.requireNonNullElse(format, ContextFormat.DEFAULT),
        explain);
  }
}
