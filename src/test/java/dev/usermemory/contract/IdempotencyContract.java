package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.DELETE_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.PATCH_PREFERENCES;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.PUT_PROFILE;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.REORDER_TRACKED_SKILLS;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GOAL;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.json.Patched;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

abstract class IdempotencyContract extends StoreAspect {

  private static final long TTL = StorePolicy.DEFAULT.idempotencyTtlMs();
  private static final GamificationUpdate ACTIVITY =
      new GamificationUpdate(5, List.of("b"), "20251009", "s");

  IdempotencyContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Gamification standing() {
    return done(store.gamification().findGamification(user, NOW));
  }

  private Outcome<Gamification> earn(Write write) {
    return store.gamification().updateGamification(write, ACTIVITY);
  }

  /** The second call with the same key answers as the first, marked as a replay. */
  private <T> void assertReplayed(
      WriteOperation operation, String key, Function<Write, Outcome<T>> call) {
    T first = done(call.apply(writeOnce(operation, NOW, key)));

    assertThat(call.apply(writeOnce(operation, NOW + 1000, key)))
        .isEqualTo(new Outcome.Done<>(first, true));
  }

  @Test
  void sameKey_everyOperation_answersAgainWithoutDoingAgain() {
    FactDraft draft = fact("Has a cat").tags("pets").slot("pet").draft();
    Goal goal = new Goal("g-1", "Pass C1", "d", GoalStatus.ACTIVE, NOW, List.of("x"), NOW, NOW);
    var goalPatch =
        new GoalPatch(
            new Patched.Set<>("Pass C2"),
            new Patched.Cleared<>(),
            new Patched.Absent<>(),
            new Patched.Absent<>(),
            new Patched.Absent<>());
    var rollup =
        new DailyRollup(
            "20251009", "talk", 1, 5.5, 1, List.of("m"), List.of("e"), 1, 2, 0.5, 3, NOW);

    assertReplayed(UPSERT_FACTS, "facts", w -> store.facts().upsertFacts(w, List.of(draft, draft)));
    assertReplayed(
        INGEST_EPISODE, "episode", w -> store.episodes().ingestEpisode(w, episode("ep-1").build()));
    assertReplayed(ADD_GOAL, "goal", w -> store.goals().addGoal(w, goal));
    assertReplayed(UPDATE_GOAL, "goal patch", w -> store.goals().updateGoal(w, "g-1", goalPatch));
    assertReplayed(
        PATCH_PREFERENCES,
        "preferences",
        w ->
            store
                .preferences()
                .patchPreferences(
                    w, Map.of("tone", "warm", "extra", Map.of("n", 1)), Precondition.NONE));
    assertReplayed(
        PUT_PROFILE,
        "profile",
        w ->
            store
                .profiles()
                .putProfile(
                    w, new Profile("Ada", null, null, null, null, 0, 0), Precondition.NONE));
    assertReplayed(
        PUT_TRACKED_SKILL,
        "skill",
        w ->
            store.trackedSkills().putTrackedSkill(w, new TrackedSkill("talk", 1.5, 1, true, 0, 0)));
    assertReplayed(
        REORDER_TRACKED_SKILLS,
        "order",
        w -> store.trackedSkills().reorderTrackedSkills(w, List.of("talk")));
    assertReplayed(UPSERT_DAILY, "rollup", w -> store.progress().upsertDaily(w, rollup));
    assertReplayed(UPDATE_GAMIFICATION, "xp", this::earn);
    assertReplayed(
        PUT_CONSENT,
        "consent",
        w -> store.consents().putConsent(w, new Consent("c", true, "s", "v", 0, 0, NOW + DAY)));
    assertReplayed(DELETE_FACT, "delete fact", w -> store.facts().deleteFact(w, draft.factId()));
    assertReplayed(DELETE_GOAL, "delete goal", w -> store.goals().deleteGoal(w, "g-1"));
    assertReplayed(
        DELETE_TRACKED_SKILL,
        "delete skill",
        w -> store.trackedSkills().deleteTrackedSkill(w, "talk"));
    assertReplayed(
        DELETE_EPISODE, "delete episode", w -> store.episodes().deleteEpisode(w, "ep-1"));
    assertReplayed(
        DELETE_EPISODE, "delete nothing", w -> store.episodes().deleteEpisode(w, "ep-1"));

    assertThat(standing().xpTotal()).isEqualTo(5);
    assertThat(store.preferences().findPreferences(user).map(Preferences::updatedAt)).contains(NOW);
  }

  @Test
  void sameKeyOtherRequest_isAConflictAndChangesNothing() {
    done(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "key")));
    var other =
        new Write(user, UPDATE_GAMIFICATION, NOW, List.of(new IdempotencyKey("key", "other hash")));

    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> earn(other));
    assertThat(standing().xpTotal()).isEqualTo(5);
  }

  @Test
  void oneKnownKeyOfTwo_isAReplay_butAConflictOfEitherWins() {
    done(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "a")));
    done(store.goals().deleteGoal(writeOnce(DELETE_GOAL, NOW, "b"), "g-1"));

    assertThat(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "new", "a")))
        .isInstanceOf(Outcome.Done.class);
    assertThat(standing().xpTotal()).isEqualTo(5);
    var conflicting =
        new Write(
            user,
            UPDATE_GAMIFICATION,
            NOW,
            List.of(new IdempotencyKey("a", "hash"), new IdempotencyKey("b", "other")));
    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> earn(conflicting));

    done(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "new"))); // a replay records nothing
    assertThat(standing().xpTotal()).isEqualTo(10);
  }

  @Test
  void sameKeyOfAnotherUser_isAnotherWrite() {
    done(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "key")));
    UserId other = newUser();

    done(
        earn(
            new Write(
                other,
                UPDATE_GAMIFICATION,
                NOW,
                List.of(new IdempotencyKey("key", "other hash")))));

    assertThat(done(store.gamification().findGamification(other, NOW)).xpTotal()).isEqualTo(5);
  }

  @Test
  void record_expires_toTheMillisecond() {
    done(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "key")));

    assertThat(earn(writeOnce(UPDATE_GAMIFICATION, NOW + TTL - 1, "key")))
        .isInstanceOfSatisfying(Outcome.Done.class, d -> assertThat(d.replayed()).isTrue());
    done(earn(writeOnce(UPDATE_GAMIFICATION, NOW + TTL, "key")));
    assertThat(standing().xpTotal()).isEqualTo(10);
    var other =
        new Write(
            user,
            UPDATE_GAMIFICATION,
            NOW + 3 * TTL,
            List.of(new IdempotencyKey("key", "other hash")));
    done(earn(other));
  }

  @Test
  void failedWrite_isNotRecorded() {
    GoalPatch patch = title("t");
    Write write = writeOnce(UPDATE_GOAL, NOW, "key");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> store.goals().updateGoal(write, "g-1", patch));
    Goal goal = new Goal("g-1", "old", null, GoalStatus.ACTIVE, null, List.of(), NOW, NOW);
    done(store.goals().addGoal(write(ADD_GOAL), goal));

    assertThat(done(store.goals().updateGoal(write, "g-1", patch)).title()).isEqualTo("t");
  }

  @Test
  void deniedWrite_isNotRecorded() {
    StoreUnderTest asking = store(ASKING);
    Write write = writeOnce(UPDATE_GAMIFICATION, NOW, "key");
    assertThat(asking.gamification().updateGamification(write, ACTIVITY))
        .isEqualTo(new Outcome.Denied<>(Gate.PROGRESS.consent()));
    done(
        asking
            .consents()
            .putConsent(
                write(PUT_CONSENT),
                new Consent(Gate.PROGRESS.consent(), true, null, null, 0, 0, null)));

    assertThat(done(asking.gamification().updateGamification(write, ACTIVITY)).xpTotal())
        .isEqualTo(5);
  }

  @Test
  void replay_afterTheConsentWasRevoked_stillAnswers() {
    Gamification first = done(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "key")));
    done(
        store
            .consents()
            .putConsent(
                write(PUT_CONSENT),
                new Consent(Gate.PROGRESS.consent(), false, null, null, 0, 0, null)));

    assertThat(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "key")))
        .isEqualTo(new Outcome.Done<>(first, true));
  }

  @Test
  void replay_ofADeletedFact_doesNotBringItBack() {
    FactDraft draft = fact("Has a cat").draft();
    Write write = writeOnce(UPSERT_FACTS, NOW, "key");
    List<FactUpsert> first = done(store.facts().upsertFacts(write, List.of(draft)));
    done(store.facts().deleteFact(write(DELETE_FACT), draft.factId()));

    assertThat(store.facts().upsertFacts(write, List.of(draft)))
        .isEqualTo(new Outcome.Done<>(first, true));
    assertThat(
            done(store.facts().listFacts(user, FactFilter.CURRENT, PageRequest.first(9), NOW))
                .items())
        .isEmpty();
  }

  @Test
  void withoutKeys_everyCallCounts() {
    done(earn(write(UPDATE_GAMIFICATION)));
    done(earn(write(UPDATE_GAMIFICATION)));

    assertThat(standing().xpTotal()).isEqualTo(10);
  }
}
