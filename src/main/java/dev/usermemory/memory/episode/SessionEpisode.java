package dev.usermemory.memory.episode;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Composes the one episode of a session from what is said of it. */
public final class SessionEpisode {

  /** In UTF-16 units; what an episode's summary may have. */
  static final int MAX_SUMMARY = 20_000;

  static final int MAX_HIGHLIGHTS = 50;

  private SessionEpisode() {}

  /** The id of a session's episode. */
  public static String id(UserId user, String sessionId) {
    return "ep_" + Sha256.hex(32, user.value(), sessionId);
  }

  /**
   * The digest, then what the assessments say, earliest first. When that is too long, the earliest
   * assessments lose their text first; of too many highlights the newest parts keep theirs.
   *
   * @param parts unexpired, of one session, in any order
   * @return empty when there are none
   */
  public static Optional<Episode> compose(UserId user, List<SessionPart> parts) {
    List<SessionPart> ordered =
        parts.stream()
            .sorted(
                Comparator.comparing((SessionPart part) -> !part.isDigest())
                    .thenComparing(SessionPart::createdAtMs)
                    .thenComparing(SessionPart::groupId))
            .toList();
    return ordered.stream()
        .max(Comparator.comparingLong(SessionPart::createdAtMs))
        .map(newest ->
            new Episode(
                id(user, newest.sessionId()),
                newest.sessionId(),
                ordered.getLast().isDigest() ? null : ordered.getLast().groupId(),
                summary(ordered),
                highlights(ordered),
                null,
                null,
                newest.createdAtMs(),
                latestExpiry(parts)));
  }

  private static String summary(List<SessionPart> ordered) {
    var texts = new ArrayList<>(ordered.stream().map(SessionPart::text).toList());
    int first = ordered.getFirst().isDigest() ? 1 : 0;
    while (texts.size() > first + 1 && length(texts) > MAX_SUMMARY) {
      texts.remove(first);
    }
    String summary = String.join("\n", texts);
    return summary.length() <= MAX_SUMMARY ? summary : cut(summary);
  }

  private static int length(List<String> texts) {
    return texts.stream().mapToInt(String::length).sum() + texts.size() - 1;
  }

  /** Never between the halves of a surrogate pair. */
  private static String cut(String text) {
    int end =
        Character.isHighSurrogate(text.charAt(MAX_SUMMARY - 1)) ? MAX_SUMMARY - 1 : MAX_SUMMARY;
    return text.substring(0, end);
  }

  private static List<Highlight> highlights(List<SessionPart> ordered) {
    List<Highlight> all = ordered.stream().flatMap(part -> part.highlights().stream()).toList();
    return all.subList(Math.max(0, all.size() - MAX_HIGHLIGHTS), all.size());
  }

  private static @org.jspecify.annotations.Nullable Long latestExpiry(List<SessionPart> parts) {
    return parts.stream().anyMatch(part -> part.expiresAtMs() == null)
        ? null
        : parts.stream()
            .map(SessionPart::expiresAtMs)
            .filter(Objects::nonNull)
            .max(Long::compare)
            .orElseThrow();
  }
}
