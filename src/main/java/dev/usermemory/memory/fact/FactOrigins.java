package dev.usermemory.memory.fact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * By whom a fact was said, so that taking one of them back leaves what another said too: {@code
 * session:<id>}, {@code assessment:<session>/<group>}, or the source of what names no session.
 */
public final class FactOrigins {

  /** A fact keeps the last this many. */
  public static final int MAX_ORIGINS = 20;

  private static final String SESSION = "session:";
  private static final String ASSESSMENT = "assessment:";

  private FactOrigins() {}

  public static String of(String source, @Nullable String sessionId) {
    return sessionId == null ? source : SESSION + sessionId;
  }

  public static String ofAssessment(String sessionId, String groupId) {
    return ASSESSMENT + sessionId + "/" + groupId;
  }

  public static boolean isAssessment(String origin) {
    return origin.startsWith(ASSESSMENT);
  }

  /** An assessment, as an origin may name it. */
  public record Named(String sessionId, String groupId) {}

  /** Both ids may have slashes, so that there may be several ways to read it; none of others. */
  public static List<Named> perhapsAssessments(String origin) {
    String ids = isAssessment(origin) ? origin.substring(ASSESSMENT.length()) : "";
    return IntStream.range(0, ids.length())
        .filter(i -> ids.charAt(i) == '/')
        .mapToObj(i -> new Named(ids.substring(0, i), ids.substring(i + 1)))
        .toList();
  }

  /** Whether it is the session itself or an assessment in it. */
  public static boolean isOfSession(String origin, String sessionId, List<String> groupIds) {
    return origin.equals(SESSION + sessionId)
        || groupIds.stream().anyMatch(group -> origin.equals(ofAssessment(sessionId, group)));
  }

  /** With one more; the oldest go when there are too many. */
  static List<String> with(List<String> origins, String added) {
    return with(origins, List.of(added));
  }

  static List<String> with(List<String> origins, List<String> added) {
    var all = new LinkedHashSet<>(origins);
    all.addAll(added);
    return all.stream().skip(Math.max(0, all.size() - MAX_ORIGINS)).toList();
  }
}
