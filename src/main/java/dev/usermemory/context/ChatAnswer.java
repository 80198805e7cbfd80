package dev.usermemory.context;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.cache.KeptContext;

/**
 * What a chat gets.
 *
 * @param denied whether it is empty because the person has not granted the consent
 * @param limitTokens the limit that it keeps to
 * @param pendingWrites accepted writes of the person that are not in it yet
 */
public record ChatAnswer(
    KeptContext kept, ContextSource source, boolean denied, int limitTokens, int pendingWrites) {

  ChatAnswer(KeptContext kept, ContextSource source, boolean denied, int limitTokens) {
    this(kept, source, denied, limitTokens, 0);
  }

  ChatAnswer withPendingWrites(int pending) {
    return new ChatAnswer(kept, source, denied, limitTokens, pending);
  }

  public AssembledContext context() {
    return kept.context();
  }
}
