package dev.usermemory.context;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.context.cache.KeptContext;
import org.jspecify.annotations.Nullable;

/**
 * What a chat gets.
 *
 * @param denied whether it is empty because the person has not granted the consent
 * @param limitTokens the limit that it keeps to
 * @param pendingWrites accepted writes of the person that are not in it yet
 * @param revision of the memory, as the store said it; null when the store said nothing
 */
public record ChatAnswer(
    KeptContext kept,
    ContextSource source,
    boolean denied,
    int limitTokens,
    int pendingWrites,
    @Nullable Revision revision) {

  ChatAnswer(
      KeptContext kept,
      ContextSource source,
      boolean denied,
      int limitTokens,
      @Nullable Revision revision) {
    this(kept, source, denied, limitTokens, 0, revision);
  }

  ChatAnswer withPendingWrites(int pending) {
    return new ChatAnswer(kept, source, denied, limitTokens, pending, revision);
  }

  public AssembledContext context() {
    return kept.context();
  }
}
