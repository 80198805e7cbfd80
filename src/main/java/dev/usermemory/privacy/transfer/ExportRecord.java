package dev.usermemory.privacy.transfer;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import java.util.Optional;

/**
 * One document of an export.
 *
 * @param document of the {@link #typeOf type} of its table
 */
public record ExportRecord(MemoryTable table, Record document) {

  public ExportRecord {
    if (!typeOf(table).isInstance(document)) {
      throw new IllegalArgumentException("not a document of " + table.tableName());
    }
  }

  /** Why no store takes it, as {@code data.field: what it must be}; empty when it is a document. */
  public Optional<String> fault() {
    return DocumentRules.fault(document);
  }

  /** What the documents of a table are in an export. */
  public static Class<? extends Record> typeOf(MemoryTable table) {
    return switch (table) {
      case PROFILE -> Profile.class;
      case PREFERENCES -> Preferences.class;
      case CONSENTS -> Consent.class;
      case GOALS -> Goal.class;
      case TRACKED_SKILLS -> TrackedSkill.class;
      case FACTS -> Fact.class;
      case FACT_VECTORS -> ExportedFactVector.class;
      case EPISODES -> Episode.class;
      case SESSION_PARTS -> SessionPart.class;
      case PROGRESS_DAILY -> DailyRollup.class;
      case GAMIFICATION -> Gamification.class;
      case ASSESSMENTS -> AssessmentRecord.class;
      case SESSIONS -> ExportedSession.class;
      case IDEMPOTENCY -> ExportedIdempotency.class;
      case REVISIONS -> ExportedRevision.class;
    };
  }
}
