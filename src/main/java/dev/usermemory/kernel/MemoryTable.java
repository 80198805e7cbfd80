package dev.usermemory.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportedIdempotency;
import dev.usermemory.privacy.transfer.ExportedRevision;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every table that holds something of a person, in the order of an export; erasing and exporting go
 * by this list.
 */
public enum MemoryTable {
  PROFILE("users_profile", Profile.class),
  PREFERENCES("users_preferences", Preferences.class),
  CONSENTS("users_privacy_consents", Consent.class),
  GOALS("users_goals", Goal.class),
  TRACKED_SKILLS("tracked_skills", TrackedSkill.class),
  FACTS("users_memory_facts", Fact.class),
  EPISODES("users_memory_episodes", Episode.class),
  PROGRESS_DAILY("users_progress_daily", DailyRollup.class),
  GAMIFICATION("users_gamification", Gamification.class),
  SESSIONS("users_sessions", ExportedSession.class),
  IDEMPOTENCY("users_idempotency", ExportedIdempotency.class),
  REVISIONS("users_revisions", ExportedRevision.class);

  private final String tableName;
  private final Class<? extends Record> documentType;

  MemoryTable(String tableName, Class<? extends Record> documentType) {
    this.tableName = tableName;
    this.documentType = documentType;
  }

  /** The name in both stores and in the API. */
  @JsonValue
  public String tableName() {
    return tableName;
  }

  /** The type of its documents in an export. */
  public Class<? extends Record> documentType() {
    return documentType;
  }

  @JsonCreator
  public static MemoryTable ofTableName(String tableName) {
    return find(tableName).orElseThrow(() -> new IllegalArgumentException("unknown table"));
  }

  public static Optional<MemoryTable> find(String tableName) {
    return Arrays.stream(values()).filter(table -> table.tableName.equals(tableName)).findFirst();
  }
}
