package dev.usermemory.delivery;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Whose writes are delivered one after the other: a person's, or a session's while only that is
 * known.
 *
 * @param sessionId never null when there is no user
 */
public record Lane(@Nullable UserId userId, @Nullable String sessionId) {

  public Lane {
    if (userId == null && sessionId == null) {
      throw new IllegalArgumentException("a lane is a person's or a session's");
    }
    sessionId = userId == null ? sessionId : null;
  }

  static Lane of(Deferrable write) {
    return new Lane(write.userId(), write.sessionId());
  }

  static Lane of(UserId user) {
    return new Lane(user, null);
  }

  static Lane ofSession(String sessionId) {
    return new Lane(null, sessionId);
  }

  /** Unique among all lanes. */
  public String name() {
    return userId != null ? "user:" + userId.value() : "session:" + sessionId;
  }
}
