package dev.usermemory.context.chat;

import dev.usermemory.context.AssembledContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a chat gets. */
final class ChatAnswer {

  private final AssembledContext context;
  private final ContextSource source;
  private final boolean denied;
  private final @Nullable DocumentsAsJson documents;
  private volatile byte @Nullable [] body;

  private ChatAnswer(
      AssembledContext context,
      ContextSource source,
      boolean denied,
      @Nullable DocumentsAsJson documents) {
    this.context = context;
    this.source = source;
    this.denied = denied;
    this.documents = documents;
  }

  /** From a memory, whose documents are kept as they are sent. */
  static ChatAnswer of(AssembledContext context, ContextSource source, DocumentsAsJson documents) {
    return new ChatAnswer(context, source, false, documents);
  }

  /** From no memory. */
  static ChatAnswer of(AssembledContext context, ContextSource source) {
    return new ChatAnswer(context, source, false, null);
  }

  /** Nothing, because the person has not granted the consent. */
  static ChatAnswer denied(ContextSource source) {
    return new ChatAnswer(AssembledContext.EMPTY, source, true, null);
  }

  AssembledContext context() {
    return context;
  }

  ContextSource source() {
    return source;
  }

  boolean denied() {
    return denied;
  }

  /** Some of the context's documents, to be written to the response. */
  List<?> written(List<?> ofContext) {
    return documents == null ? ofContext : documents.of(ofContext);
  }

  /** As it is sent, written the first time: an answer that is given again is the same bytes. */
  byte[] body(Function<ChatAnswer, byte[]> writer) {
    byte[] written = body;
    if (written == null) {
      written = writer.apply(this);
      body = written;
    }
    return written;
  }

  /** About the heap it takes beside the memory that it is from, its body included. */
  long weightBytes() {
    int items = context.facts().size() + context.episodes().size() + context.goals().size();
    return 2_000 + 400L * items + 4L * context.rendered().length();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChatAnswer that
        && context.equals(that.context)
        && source == that.source
        && denied == that.denied;
  }

  @Override
  public int hashCode() {
    return Objects.hash(context, source, denied);
  }
}
