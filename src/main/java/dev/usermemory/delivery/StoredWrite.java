package dev.usermemory.delivery;

import dev.usermemory.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A waiting write with what it says.
 *
 * @param key under which it is, or was, attempted
 * @param content JSON
 */
public record StoredWrite(
    OutboxEntry entry,
    @Nullable UserId userId,
    @Nullable String sessionId,
    String key,
    String content) {

  /**
   * What an entry takes on the disk beside its content, at most; the outbox's schema counts it,
   * too.
   */
  private static final int OVERHEAD = 1_024;

  public long bytes() {
    return OVERHEAD + content.length();
  }
}
