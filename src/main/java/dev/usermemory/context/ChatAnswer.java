package dev.usermemory.context;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.cache.DocumentsAsJson;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a chat gets. */
public final class ChatAnswer {

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
  public static ChatAnswer of(
      AssembledContext context, ContextSource source, DocumentsAsJson documents) {
    return new ChatAnswer(context, source, false, documents);
  }

  /** From no memory. */
  public static ChatAnswer of(AssembledContext context, ContextSource source) {
    return new ChatAnswer(context, source, false, null);
  }

  /** Nothing, because the person has not granted the consent. */
  public static ChatAnswer denied(ContextSource source) {
    return new ChatAnswer(AssembledContext.EMPTY, source, true, null);
  }

  public AssembledContext context() {
    return context;
  }

  public ContextSource source() {
    return source;
  }

  public boolean denied() {
    return denied;
  }

  /** Some of the context's documents, to be written to the response. */
  public List<?> written(List<?> ofContext) {
    return documents == null ? ofContext : documents.of(ofContext);
  }

  /** As it is sent, written the first time: an answer that is given again is the same bytes. */
  public byte[] body(Function<ChatAnswer, byte[]> writer) {
    byte[] written = body;
    if (written == null) {
      written = writer.apply(this);
      body = written;
    }
    return written;
  }

  /** About the heap it takes beside the memory that it is from, its body included. */
  public long weightBytes() {
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
