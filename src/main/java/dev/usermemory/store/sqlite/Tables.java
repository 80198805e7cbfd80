package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportedFactVector;
import dev.usermemory.privacy.transfer.ExportedIdempotency;
import dev.usermemory.privacy.transfer.ExportedRevision;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;

/** Every table that holds something of a person. */
final class Tables {

  static final Table<Profile> PROFILE = new ProfileTable();
  static final Table<Preferences> PREFERENCES = new PreferenceTable();
  static final Table<Consent> CONSENTS = new ConsentTable();
  static final Table<Goal> GOALS = new GoalTable();
  static final Table<TrackedSkill> TRACKED_SKILLS = new TrackedSkillTable();
  static final FactTable FACTS = new FactTable();
  static final Table<ExportedFactVector> FACT_VECTORS = new VectorTable();
  static final Table<Episode> EPISODES = new EpisodeTable();
  static final Table<SessionPart> SESSION_PARTS = new SessionPartTable();
  static final Table<AssessmentRecord> ASSESSMENTS = new AssessmentTable();
  static final Table<DailyRollup> PROGRESS_DAILY = new RollupTable();
  static final Table<Gamification> GAMIFICATION = new GamificationTable();
  static final Table<ExportedSession> SESSIONS = new SessionTable();
  static final Table<ExportedIdempotency> IDEMPOTENCY = new IdempotencyTable();
  static final Table<ExportedRevision> REVISIONS = new RevisionTable();

  private Tables() {}

  static Table<?> of(MemoryTable name) {
    return switch (name) {
      case PROFILE -> PROFILE;
      case PREFERENCES -> PREFERENCES;
      case CONSENTS -> CONSENTS;
      case GOALS -> GOALS;
      case TRACKED_SKILLS -> TRACKED_SKILLS;
      case FACTS -> FACTS;
      case FACT_VECTORS -> FACT_VECTORS;
      case EPISODES -> EPISODES;
      case SESSION_PARTS -> SESSION_PARTS;
      case ASSESSMENTS -> ASSESSMENTS;
      case PROGRESS_DAILY -> PROGRESS_DAILY;
      case GAMIFICATION -> GAMIFICATION;
      case SESSIONS -> SESSIONS;
      case IDEMPOTENCY -> IDEMPOTENCY;
      case REVISIONS -> REVISIONS;
    };
  }
}
