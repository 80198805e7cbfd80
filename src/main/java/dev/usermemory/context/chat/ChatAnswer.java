package dev.usermemory.context.chat;

import dev.usermemory.context.AssembledContext;

/**
 * What a chat gets.
 *
 * @param denied whether the person has not granted the consent; the context is empty then
 */
record ChatAnswer(AssembledContext context, ContextSource source, boolean denied) {

  static ChatAnswer of(AssembledContext context, ContextSource source) {
    return new ChatAnswer(context, source, false);
  }
}
