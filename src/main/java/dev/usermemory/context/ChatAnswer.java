package dev.usermemory.context;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.cache.KeptContext;

/**
 * What a chat gets.
 *
 * @param denied whether it is empty because the person has not granted the consent
 * @param limitTokens the limit that it keeps to
 */
public record ChatAnswer(KeptContext kept, ContextSource source, boolean denied, int limitTokens) {

  public AssembledContext context() {
    return kept.context();
  }
}
