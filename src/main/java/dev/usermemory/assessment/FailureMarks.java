package dev.usermemory.assessment;

import dev.usermemory.kernel.lenient.Member;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Where a body says itself that its assessment failed. */
final class FailureMarks {

  private static final int WORD_LENGTH = 64;

  /** Without spaces, hyphens and underscores. */
  private static final Set<String> FAILED =
      Set.of(
          "failed",
          "failure",
          "error",
          "errored",
          "disabled",
          "skipped",
          "aborted",
          "cancelled",
          "canceled",
          "rejected",
          "timeout",
          "timedout",
          "unavailable");

  private FailureMarks() {}

  /** In the body, in its summary, or in the {@code meta} of either. */
  static boolean isMarked(Member body) {
    Member summary = body.member("summary");
    return Stream.of(body, body.member("meta"), summary, summary.member("meta"))
        .map(FailureMarks::isMarkedHere)
        .reduce(false, Boolean::logicalOr);
  }

  static boolean isMarkedHere(Member place) {
    String status = place.member("status").label(WORD_LENGTH);
    return isTrue(place.member("failed")) || (status != null && isFailure(status));
  }

  /** A failure that is spelled wrongly is one all the same. */
  private static boolean isTrue(Member failed) {
    Boolean flag = failed.flag();
    return flag != null ? flag : failed.node().asString("").equalsIgnoreCase("true");
  }

  private static boolean isFailure(String status) {
    return FAILED.contains(status.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", ""));
  }
}
