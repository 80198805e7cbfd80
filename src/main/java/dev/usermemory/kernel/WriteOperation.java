package dev.usermemory.kernel;

import static dev.usermemory.kernel.Gate.MEMORY;
import static dev.usermemory.kernel.Gate.PROGRESS;
import static dev.usermemory.kernel.MemoryTable.CONSENTS;
import static dev.usermemory.kernel.MemoryTable.EPISODES;
import static dev.usermemory.kernel.MemoryTable.FACTS;
import static dev.usermemory.kernel.MemoryTable.GAMIFICATION;
import static dev.usermemory.kernel.MemoryTable.GOALS;
import static dev.usermemory.kernel.MemoryTable.PREFERENCES;
import static dev.usermemory.kernel.MemoryTable.PROFILE;
import static dev.usermemory.kernel.MemoryTable.PROGRESS_DAILY;
import static dev.usermemory.kernel.MemoryTable.SESSION_PARTS;
import static dev.usermemory.kernel.MemoryTable.TRACKED_SKILLS;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of write, described once: a {@link Write} carries its operation from the door of a
 * feature to the store, and whatever follows from it is read here. {@code convex/operations.ts} is
 * the same list; {@code operations.json} among the test resources holds both to it.
 */
public enum WriteOperation {
  UPSERT_FACTS("facts.upsert", "mem:upsertFacts", Effect.ADDS, MEMORY, FACTS),
  PATCH_FACT("facts.patch", "mem:patchFact", Effect.CHANGES, MEMORY, FACTS),
  DELETE_FACT("facts.delete", "mem:deleteFact", Effect.TAKES, null),
  INGEST_EPISODE("episodes.ingest", "mem:ingestEpisodeSummary", Effect.ADDS, MEMORY, EPISODES),
  DELETE_EPISODE("episodes.delete", "mem:deleteEpisode", Effect.TAKES, null),
  ADD_GOAL("goals.add", "mem:addGoal", Effect.ADDS, null, GOALS),
  UPDATE_GOAL("goals.update", "mem:updateGoal", Effect.CHANGES, null, GOALS),
  DELETE_GOAL("goals.delete", "mem:deleteGoal", Effect.TAKES, null),
  PATCH_PREFERENCES("preferences.patch", "mem:upsertPreference", Effect.CHANGES, null, PREFERENCES),
  PUT_PROFILE("profile.put", "mem:putProfile", Effect.CHANGES, null, PROFILE),
  PUT_CONSENT("consents.put", "mem:putConsent", Effect.TAKES, null, CONSENTS),
  PUT_TRACKED_SKILL(
      "tracked-skills.put", "mem:putTrackedSkill", Effect.CHANGES, null, TRACKED_SKILLS),
  REORDER_TRACKED_SKILLS(
      "tracked-skills.reorder", "mem:reorderTrackedSkills", Effect.CHANGES, null, TRACKED_SKILLS),
  DELETE_TRACKED_SKILL("tracked-skills.delete", "mem:deleteTrackedSkill", Effect.TAKES, null),
  UPSERT_DAILY("progress.daily", "progress:upsertDaily", Effect.ADDS, PROGRESS, PROGRESS_DAILY),
  UPDATE_GAMIFICATION(
      "gamification.update", "gamification:update", Effect.ADDS, PROGRESS, GAMIFICATION),
  /** Its parts are gated one by one. */
  FINALIZE_ASSESSMENT(
      "assessments.finalize", "assessments:finalize", Effect.CHANGES, null, GAMIFICATION),
  FORGET_ASSESSMENT("assessments.forget", "assessments:forget", Effect.TAKES, null),
  SUMMARISE_SESSION(
      "sessions.summarise", "mem:summariseSession", Effect.CHANGES, MEMORY, SESSION_PARTS),
  FORGET_SESSION("sessions.forget", "mem:forgetSession", Effect.TAKES, null);

  private enum Effect {
    ADDS,
    /** Something that was told before may no longer be so. */
    CHANGES,
    /** Something that was told before may no longer be known. */
    TAKES
  }

  private final String wireName;
  private final String convexFunction;
  private final Effect effect;
  private final @Nullable Gate gate;
  private final Set<MemoryTable> copies;

  WriteOperation(
      String wireName,
      String convexFunction,
      Effect effect,
      @Nullable Gate gate,
      MemoryTable... copies) {
    this.wireName = wireName;
    this.convexFunction = convexFunction;
    this.effect = effect;
    this.gate = gate;
    var tables = EnumSet.noneOf(MemoryTable.class);
    tables.addAll(List.of(copies));
    this.copies = Collections.unmodifiableSet(tables);
  }

  /** The name in metrics, logs, recorded outcomes and the hash of a request. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /**
   * @throws IllegalArgumentException when no operation has the name
   */
  public static WriteOperation ofWireName(String wireName) {
    return find(wireName).orElseThrow(() -> new IllegalArgumentException("no such operation"));
  }

  public static Optional<WriteOperation> find(String wireName) {
    return Arrays.stream(values())
        .filter(operation -> operation.wireName.equals(wireName))
        .findFirst();
  }

  /** The path of the mutation, such as {@code mem:upsertFacts}. */
  public String convexFunction() {
    return convexFunction;
  }

  /** The consent without which nothing of it is stored. */
  public @Nullable Gate gate() {
    return gate;
  }

  /**
   * The tables whose documents its outcome repeats. When one of them is erased, a record of the
   * outcome goes if it repeats nothing else, and otherwise loses that part.
   */
  public Set<MemoryTable> copies() {
    return copies;
  }

  /** Whether what was known of the person may no longer be told afterwards. */
  public boolean changes() {
    return effect != Effect.ADDS;
  }

  /** Whether it may not even be known any longer. */
  public boolean takesAway() {
    return effect == Effect.TAKES;
  }
}
