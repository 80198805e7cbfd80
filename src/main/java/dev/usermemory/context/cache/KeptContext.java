package dev.usermemory.context.cache;

import dev.usermemory.context.assembly.AssembledContext;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A context with the bytes that it was sent as: one that is given again is the same bytes. */
public final class KeptContext {

  private final AssembledContext context;
  private final @Nullable DocumentsAsJson documents;
  private volatile byte @Nullable [] body;
  private volatile byte @Nullable [] packed;

  /**
   * @param documents of the memory that it is from; null when it is from none
   */
  public KeptContext(AssembledContext context, @Nullable DocumentsAsJson documents) {
    this.context = context;
    this.documents = documents;
  }

  public AssembledContext context() {
    return context;
  }

  /** Some of the context's documents, to be written by a mapper. */
  public List<?> written(List<?> ofContext, JsonMapper json) {
    return documents == null ? ofContext : documents.of(ofContext, json);
  }

  /** As it is sent, written the first time. */
  public byte[] body(Supplier<byte[]> writer) {
    byte[] written = body;
    if (written == null) {
      written = writer.get();
      body = written;
    }
    return written;
  }

  /** Its body as it is sent to those who take it packed, packed the first time. */
  public byte[] packed(Supplier<byte[]> packer) {
    byte[] kept = packed;
    if (kept == null) {
      kept = packer.get();
      packed = kept;
    }
    return kept;
  }

  /** About the heap it takes beside the memory that it is from, its body included, packed too. */
  long weightBytes() {
    int items = context.facts().size() + context.episodes().size() + context.goals().size();
    return 2_000 + 500L * items + 5L * context.rendered().length();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeptContext that && context.equals(that.context);
  }

  @Override
  public int hashCode() {
    return context.hashCode();
  }
}
