package dev.usermemory.context.chat;

import dev.usermemory.context.ContextSpec;
import dev.usermemory.context.HistoryMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chat wants to know.
 *
 * @param sessionId the chat's session, to be bound to the user
 * @param history the chat so far, oldest first, to fall back on
 */
record ChatQuestion(@Nullable String sessionId, ContextSpec spec, List<HistoryMessage> history) {

  ChatQuestion {
    history = List.copyOf(history);
  }

  /** What the person asks, null when nothing but white space. */
  @Nullable String text() {
    String query = spec.query();
    return query == null || query.isBlank() ? null : query;
  }
}
