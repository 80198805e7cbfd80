package dev.usermemory.context.chat;

import dev.usermemory.context.PreparedMemory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A memory as it was read, and when the store last said that it is still current. */
final class KnownMemory {

  private final long revision;
  private final @Nullable String text;
  private final PreparedMemory memory;
  private volatile long seenAtMs;

  /**
   * @param text what was asked then, which decided on the candidates when there were too many
   */
  KnownMemory(long revision, @Nullable String text, PreparedMemory memory, long seenAtMs) {
    this.revision = revision;
    this.text = text;
    this.memory = memory;
    this.seenAtMs = seenAtMs;
  }

  long revision() {
    return revision;
  }

  PreparedMemory memory() {
    return memory;
  }

  /** Whether the store would return the same candidates for this text, as of this revision. */
  boolean serves(@Nullable String asked) {
    return memory.snapshot().complete() || Objects.equals(text, asked);
  }

  /** The store says that this is its current revision. */
  void seen(long nowMs) {
    seenAtMs = nowMs;
  }

  long ageMs(long nowMs) {
    return nowMs - seenAtMs;
  }

  long weightBytes() {
    return memory.estimatedBytes() + (text == null ? 0 : 2L * text.length());
  }
}
