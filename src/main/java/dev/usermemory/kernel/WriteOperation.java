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
  UPSERT_FACTS("facts.upsert", "mem:upsertFacts", Effect.ADDS, MEMORY),
  PATCH_FACT("facts.patch", "mem:patchFact", Effect.CHANGES, MEMORY),
  CORRECT_FACT("facts.correct", "mem:correctFact", Effect.CHANGES, MEMORY),
  DELETE_FACT("facts.delete", "mem:deleteFact", Effect.TAKES, null),
  /** With all that the assessments left that said it. */
  FORGET_FACT("facts.forget", "mem:forgetFact", Effect.TAKES, null),
  INGEST_EPISODE("episodes.ingest", "mem:ingestEpisodeSummary", Effect.ADDS, MEMORY),
  DELETE_EPISODE("episodes.delete", "mem:deleteEpisode", Effect.TAKES, null),
  ADD_GOAL("goals.add", "mem:addGoal", Effect.ADDS, null),
  UPDATE_GOAL("goals.update", "mem:updateGoal", Effect.CHANGES, null),
  DELETE_GOAL("goals.delete", "mem:deleteGoal", Effect.TAKES, null),
  PATCH_PREFERENCES("preferences.patch", "mem:upsertPreference", Effect.CHANGES, null),
  PUT_PROFILE("profile.put", "mem:putProfile", Effect.CHANGES, null),
  PUT_CONSENT("consents.put", "mem:putConsent", Effect.TAKES, null),
  PUT_TRACKED_SKILL("tracked-skills.put", "mem:putTrackedSkill", Effect.CHANGES, null),
  REORDER_TRACKED_SKILLS(
      "tracked-skills.reorder", "mem:reorderTrackedSkills", Effect.CHANGES, null),
  DELETE_TRACKED_SKILL("tracked-skills.delete", "mem:deleteTrackedSkill", Effect.TAKES, null),
  UPSERT_DAILY("progress.daily", "progress:upsertDaily", Effect.ADDS, PROGRESS),
  UPDATE_GAMIFICATION("gamification.update", "gamification:update", Effect.ADDS, PROGRESS),
  /** Its parts are gated one by one. */
  FINALIZE_ASSESSMENT("assessments.finalize", "assessments:finalize", Effect.CHANGES, null),
  FORGET_ASSESSMENT("assessments.forget", "assessments:forget", Effect.TAKES, null),
  SUMMARISE_SESSION("sessions.summarise", "mem:summariseSession", Effect.CHANGES, MEMORY),
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

  WriteOperation(String wireName, String convexFunction, Effect effect, @Nullable Gate gate) {
    this.wireName = wireName;
    this.convexFunction = convexFunction;
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
