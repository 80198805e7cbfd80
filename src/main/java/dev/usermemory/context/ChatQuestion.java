package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextSpec;
import dev.usermemory.context.assembly.HistoryMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chat wants to know.
 *
 * @param sessionId the chat's session, to be bound to the user
 * @param history the chat so far, oldest first, to fall back on
 */
public record ChatQuestion(
    @Nullable String sessionId, ContextSpec spec, List<HistoryMessage> history) {

  public ChatQuestion {
    history = List.copyOf(history);
  }

  /** What the person asks, null when nothing but white space. */
  @Nullable String text() {
    String query = spec.query();
    return query == null || query.isBlank() ? null : query;
  }
}
