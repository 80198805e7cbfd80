package dev.usermemory.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every table that holds something of a person, in the order of an export; erasing and exporting go
 * by this list.
 */
public enum MemoryTable {
  PROFILE("users_profile", null),
  PREFERENCES("users_preferences", null),
  CONSENTS("users_privacy_consents", null),
  GOALS("users_goals", null),
  TRACKED_SKILLS("tracked_skills", null),
  FACTS("users_memory_facts", Gate.MEMORY),
  /** What a model has made of facts, without which there is none. */
  FACT_VECTORS("users_memory_fact_vectors", Gate.MEMORY),
  EPISODES("users_memory_episodes", Gate.MEMORY),
  SESSION_PARTS("users_session_parts", Gate.MEMORY),
  PROGRESS_DAILY("users_progress_daily", Gate.PROGRESS),
  GAMIFICATION("users_gamification", Gate.PROGRESS),
  /** What each assessment left, without a word of it; parts of it go with what they speak of. */
  ASSESSMENTS("users_assessments", null),
  SESSIONS("users_sessions", null),
  IDEMPOTENCY("users_idempotency", null),
  REVISIONS("users_revisions", null);

  private final String tableName;
  private final @Nullable Gate gate;

  MemoryTable(String tableName, @Nullable Gate gate) {
    this.tableName = tableName;
    this.gate = gate;
  }

  /** The name in both stores and in the API. */
  @JsonValue
  public String tableName() {
    return tableName;
  }

  /** The consent that decides about its documents, if one does. */
  public @Nullable Gate gate() {
    return gate;
  }

  public static Set<MemoryTable> gatedBy(Gate gate) {
    return Arrays.stream(values())
        .filter(table -> table.gate == gate)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(MemoryTable.class)));
  }

  @JsonCreator
  public static MemoryTable ofTableName(String tableName) {
    return find(tableName).orElseThrow(() -> new IllegalArgumentException("unknown table"));
  }

  public static Optional<MemoryTable> find(String tableName) {
    return Arrays.stream(values()).filter(table -> table.tableName.equals(tableName)).findFirst();
  }
}
