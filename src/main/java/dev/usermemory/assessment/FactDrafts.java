package dev.usermemory.assessment;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactOrigins;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drafts facts in the name of one assessment.
 *
 * @param origin by which the store knows later which facts this assessment said
 * @param atMs when they were so
 * @param takenAtMs when the assessment was taken, from which on its facts are retained
 */
record FactDrafts(
    UserId user, String sessionId, String origin, long atMs, long takenAtMs, Retention retention) {

  static final String SOURCE = "assessment";

  static FactDrafts of(
      UserId user,
      String sessionId,
      String groupId,
      long atMs,
      long takenAtMs,
      Retention retention) {
    String origin = FactOrigins.ofAssessment(sessionId, groupId);
    return new FactDrafts(user, sessionId, origin, atMs, takenAtMs, retention);
  }

  /** Whether this assessment alone said it, in an earlier version of itself. */
  boolean isOnlyOrigin(Fact fact) {
    return fact.origins().equals(List.of(origin));
  }

  /** Whether nobody but assessments said it; facts of old databases tell no origins. */
  static boolean isByAssessments(Fact fact) {
    return fact.origins().isEmpty()
        ? fact.source().equals(SOURCE)
        : fact.origins().stream().allMatch(FactOrigins::isAssessment);
  }

  FactDraft draft(
      FactKind kind, @Nullable String skillId, String text, @Nullable String slot, long decayMs) {
    return new FactDraft(
        FactIds.of(user, kind, skillId, text),
        kind,
        text,
        List.of(),
        skillId,
        1,
        decayMs,
        atMs,
        retention.factExpiryMs(takenAtMs, null),
        SOURCE,
        sessionId,
        slot,
        false,
        takenAtMs,
        origin);
  }
}
