package dev.usermemory.kernel;

import static dev.usermemory.kernel.Gate.MEMORY;
import static dev.usermemory.kernel.Gate.PROGRESS;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of write, described once: a {@link Write} carries its operation from the door of a
 * feature to the store, and whatever follows from it is read here. {@code convex/operations.ts} is
 * the same list; {@code operations.json} among the test resources holds both to it.
 */
public enum WriteOperation {
  UPSERT_FACTS("facts.upsert", "mem:upsertFacts", WriteKind.FACT, Effect.ADDS, MEMORY),
  PATCH_FACT("facts.patch", "mem:patchFact", WriteKind.FACT, Effect.CHANGES, MEMORY),
  DELETE_FACT("facts.delete", "mem:deleteFact", WriteKind.FACT, Effect.TAKES, null),
  INGEST_EPISODE(
      "episodes.ingest", "mem:ingestEpisodeSummary", WriteKind.EPISODE, Effect.ADDS, MEMORY),
  DELETE_EPISODE("episodes.delete", "mem:deleteEpisode", WriteKind.EPISODE, Effect.TAKES, null),
  ADD_GOAL("goals.add", "mem:addGoal", WriteKind.GOAL, Effect.ADDS, null),
  UPDATE_GOAL("goals.update", "mem:updateGoal", WriteKind.GOAL, Effect.CHANGES, null),
  DELETE_GOAL("goals.delete", "mem:deleteGoal", WriteKind.GOAL, Effect.TAKES, null),
  PATCH_PREFERENCES(
      "preferences.patch", "mem:upsertPreference", WriteKind.PREFERENCE, Effect.CHANGES, null),
  PUT_PROFILE("profile.put", "mem:putProfile", WriteKind.PROFILE, Effect.CHANGES, null),
  PUT_CONSENT("consents.put", "mem:putConsent", WriteKind.CONSENT, Effect.TAKES, null),
  PUT_TRACKED_SKILL(
      "tracked-skills.put", "mem:putTrackedSkill", WriteKind.TRACKED_SKILL, Effect.CHANGES, null),
  REORDER_TRACKED_SKILLS(
      "tracked-skills.reorder",
      "mem:reorderTrackedSkills",
      WriteKind.TRACKED_SKILL,
      Effect.CHANGES,
      null),
  DELETE_TRACKED_SKILL(
      "tracked-skills.delete",
      "mem:deleteTrackedSkill",
      WriteKind.TRACKED_SKILL,
      Effect.TAKES,
      null),
  UPSERT_DAILY("progress.daily", "progress:upsertDaily", WriteKind.ROLLUP, Effect.ADDS, PROGRESS),
  UPDATE_GAMIFICATION(
      "gamification.update", "gamification:update", WriteKind.GAMIFICATION, Effect.ADDS, PROGRESS),
  /** Its parts are gated one by one. */
  FINALIZE_ASSESSMENT(
      "assessments.finalize", "assessments:finalize", WriteKind.ASSESSMENT, Effect.CHANGES, null),
  FORGET_ASSESSMENT(
      "assessments.forget", "assessments:forget", WriteKind.ASSESSMENT, Effect.TAKES, null),
  SUMMARISE_SESSION(
      "sessions.summarise", "mem:summariseSession", WriteKind.SUMMARY, Effect.CHANGES, MEMORY),
  FORGET_SESSION("sessions.forget", "mem:forgetSession", WriteKind.SESSION, Effect.TAKES, null);

  private enum Effect {
    ADDS,
    /** Something that was told before may no longer be so. */
    CHANGES,
    /** Something that was told before may no longer be known. */
    TAKES
  }

  private final String wireName;
  private final String convexFunction;
  private final WriteKind kind;
  private final Effect effect;
  private final @Nullable Gate gate;

  WriteOperation(
      String wireName, String convexFunction, WriteKind kind, Effect effect, @Nullable Gate gate) {
    this.wireName = wireName;
    this.convexFunction = convexFunction;
    this.kind = kind;
    this.effect = effect;
    this.gate = gate;
  }

  /** The name in metrics, logs, records of writes and the hash of a request. */
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

  /** What it is about. */
  public WriteKind kind() {
    return kind;
  }

  /** The consent without which nothing of it is stored. */
  public @Nullable Gate gate() {
    return gate;
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
