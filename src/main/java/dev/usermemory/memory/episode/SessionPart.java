package dev.usermemory.memory.episode;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of a session: its rolling digest, or one of its assessments. The episode of
 * the session is composed of them.
 *
 * @param groupId of the assessment, empty for the digest
 * @param version of the digest, in the caller's counting
 * @param createdAtMs when it was so
 */
public record SessionPart(
    String sessionId,
    String groupId,
    String text,
    List<Highlight> highlights,
    @Nullable Long version,
    long createdAtMs,
    @Nullable Long expiresAtMs) {

  /** In place of a group. */
  public static final String DIGEST = "";

  public SessionPart {
    highlights = List.copyOf(highlights);
  }

  public static SessionPart digest(
      String sessionId,
      String text,
      @Nullable Long version,
      long createdAtMs,
      @Nullable Long expiresAtMs) {
    return new SessionPart(sessionId, DIGEST, text, List.of(), version, createdAtMs, expiresAtMs);
  }

  @JsonIgnore
  public boolean isDigest() {
    return groupId.isEmpty();
  }

  /** Whether it takes the place of a stored digest: the later one, of two at once the higher. */
  public boolean replaces(SessionPart stored) {
    if (createdAtMs != stored.createdAtMs) {
      return createdAtMs > stored.createdAtMs;
    }
    boolean lower = version != null && stored.version != null && version < stored.version;
    return !lower && !text.equals(stored.text);
  }
}
