package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.CORRECT_FACT;
import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.DELETE_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_FACT;
import static dev.usermemory.kernel.WriteOperation.FORGET_SESSION;
import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.PATCH_FACT;
import static dev.usermemory.kernel.WriteOperation.PATCH_PREFERENCES;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.PUT_PROFILE;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.REORDER_TRACKED_SKILLS;
import static dev.usermemory.kernel.WriteOperation.SUMMARISE_SESSION;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GOAL;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.Forgotten;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.assessment.Verdict;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactCorrection;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class IdempotencyContract extends StoreAspect {

  private static final long TTL = StorePolicy.DEFAULT.idempotencyTtlMs();
  private static final GamificationUpdate ACTIVITY =
      new GamificationUpdate(5, List.of("b"), "20251009", "s");

  private static final FactPatch FACT_PATCH =
      new FactPatch(List.of("cats"), 3.0, null, null, true, null);

  IdempotencyContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Gamification standing() {
    return done(store.gamification().findGamification(user, NOW));
  }

  private Outcome<Gamification> earn(Write write) {
    return store.gamification().updateGamification(write, ACTIVITY);
  }

  /** A write, in an order in which all of them succeed, and how it is told when all is gone. */
  private record Repeatable<T>(
      WriteOperation operation, Function<Write, Outcome<T>> call, @Nullable T toldOfNothing) {

    static <T> Repeatable<T> gone(WriteOperation operation, Function<Write, Outcome<T>> call) {
      return new Repeatable<>(operation, call, null);
    }

    Outcome<T> run(UserId user, long nowMs) {
      var key = new IdempotencyKey("key of " + operation, "hash");
      return call.apply(new Write(user, operation, nowMs, List.of(key)));
    }
  }

  private List<Repeatable<?>> everyOperation() {
    FactDraft draft = fact("Has a cat").tags("pets").slot("pet").draft();
    Goal goal = new Goal("g-1", "Pass C1", "d", GoalStatus.ACTIVE, NOW, List.of("x"), NOW, NOW);
    var rollup =
        new DailyRollup(
            "20251009", "talk", 1, 5.5, 1, List.of("m"), List.of("e"), 1, 2, 0.5, 3, NOW);
    var digest = new SessionPart("s-2", "", "So far", List.of(), 1L, NOW, null);
    Map<String, Object> preferences = Map.of("tone", "warm", "extra", Map.of("n", 1));
    var profile = new Profile("Ada", null, null, null, null, 0, 0);
    var consent = new Consent("c", true, "s", "v", 0, 0, NOW + DAY);
    var skill = new TrackedSkill("talk", 1.5, 1, true, 0, 0);
    Finalization finished =
        new SampleFinalization("s-1", "g")
            .part("On cats", NOW, null)
            .facts(fact("Speaks of cats").draft())
            .activity(ACTIVITY)
            .build();
    return List.of(
        new Repeatable<>(
            UPSERT_FACTS,
            w -> store.facts().upsertFacts(w, List.of(draft)),
            List.of(new FactUpsert(draft.factId(), null, FactUpsert.Result.CREATED, List.of()))),
        Repeatable.gone(PATCH_FACT, w -> store.facts().patchFact(w, draft.factId(), FACT_PATCH)),
        Repeatable.gone(
            CORRECT_FACT,
            w -> store.facts().correctFact(w, draft.factId(), correction("Has two cats"))),
        Repeatable.gone(
            INGEST_EPISODE, w -> store.episodes().ingestEpisode(w, episode("ep-1").build())),
        Repeatable.gone(ADD_GOAL, w -> store.goals().addGoal(w, goal)),
        Repeatable.gone(UPDATE_GOAL, w -> store.goals().updateGoal(w, "g-1", title("Pass C2"))),
        Repeatable.gone(
            PATCH_PREFERENCES,
            w -> store.preferences().patchPreferences(w, preferences, Precondition.NONE)),
        Repeatable.gone(
            PUT_PROFILE, w -> store.profiles().putProfile(w, profile, Precondition.NONE)),
        Repeatable.gone(
            PUT_TRACKED_SKILL, w -> store.trackedSkills().putTrackedSkill(w, skill, List.of())),
        new Repeatable<>(
            REORDER_TRACKED_SKILLS,
            w -> store.trackedSkills().reorderTrackedSkills(w, List.of("talk")),
            List.of()),
        Repeatable.gone(UPSERT_DAILY, w -> store.progress().upsertDaily(w, rollup)),
        new Repeatable<>(UPDATE_GAMIFICATION, this::earn, Gamification.NONE),
        new Repeatable<>(
            FINALIZE_ASSESSMENT,
            w -> store.assessments().finalizeAssessment(w, finished),
            new FinalizeResult(
                FinalizeResult.Effect.STORED,
                Verdict.LEARNED,
                SessionEpisode.id(user, "s-1"),
                1,
                0,
                Gamification.NONE,
                List.of())),
        Repeatable.gone(SUMMARISE_SESSION, w -> store.episodes().summariseSession(w, digest)),
        Repeatable.gone(PUT_CONSENT, w -> store.consents().putConsent(w, consent)),
        new Repeatable<>(
            FORGET_SESSION,
            w -> store.assessments().forgetSession(w, "s-2"),
            new Forgotten(
                Map.of(
                    MemoryTable.SESSION_PARTS, 1L,
                    MemoryTable.EPISODES, 1L,
                    MemoryTable.SESSIONS, 1L))),
        new Repeatable<>(
            FORGET_ASSESSMENT,
            w -> store.assessments().forgetAssessment(w, "s-3", "g"),
            new Forgotten(Map.of())),
        new Repeatable<>(DELETE_FACT, w -> store.facts().deleteFact(w, draft.factId()), true),
        new Repeatable<>(
            FORGET_FACT, w -> store.assessments().forgetFact(w, draft.factId()), false),
        new Repeatable<>(DELETE_GOAL, w -> store.goals().deleteGoal(w, "g-1"), true),
        new Repeatable<>(
            DELETE_TRACKED_SKILL, w -> store.trackedSkills().deleteTrackedSkill(w, "talk"), true),
        new Repeatable<>(DELETE_EPISODE, w -> store.episodes().deleteEpisode(w, "ep-1"), true));
  }

  private <T> void assertReplayed(Repeatable<T> write) {
    T first = done(write.run(user, NOW));

    assertThat(write.run(user, NOW + 1000))
        .as(write.operation().wireName())
        .isEqualTo(new Outcome.Done<>(first, true));
  }

  private <T> void assertToldOfNothing(Repeatable<T> write) {
    if (write.toldOfNothing() == null) {
      assertThatExceptionOfType(ConflictException.class)
          .as(write.operation().wireName())
          .isThrownBy(() -> write.run(user, NOW))
          .withMessage("The request was done before; what it left has gone since.");
    } else {
      assertThat(write.run(user, NOW))
          .as(write.operation().wireName())
          .isEqualTo(new Outcome.Done<>(write.toldOfNothing(), true));
    }
  }

  private static FactCorrection correction(String text) {
    return new FactCorrection(text, new FactPatch(null, null, null, null, null), NOW + DAY);
  }

  @Test
  void sameKey_everyOperation_answersAgainWithoutDoingAgain() {
    List<Repeatable<?>> all = everyOperation();

    all.forEach(this::assertReplayed);

    assertThat(all)
        .extracting(Repeatable::operation)
        .containsExactlyInAnyOrder(WriteOperation.values());
    assertThat(standing().xpTotal()).isEqualTo(10); // of an activity and an assessment
    assertThat(store.preferences().findPreferences(user).map(Preferences::updatedAt)).contains(NOW);
  }

  @Test
  void sameKey_afterAnErasureOfTheRest_repeatsNothingAndBringsNothingBack() {
    List<Repeatable<?>> all = everyOperation();
    all.forEach(write -> done(write.run(user, NOW)));
    Set<MemoryTable> rest = EnumSet.complementOf(EnumSet.of(MemoryTable.IDEMPOTENCY));
    while (store.erasure().eraseTables(user, rest, 200).more()) {
      // the next page
    }

    all.forEach(this::assertToldOfNothing);

    assertThat(store.export().exportUser(user, PageRequest.first(200), NOW).items())
        .extracting(ExportRecord::table)
        .containsOnly(MemoryTable.IDEMPOTENCY);
  }

  @Test
  void replay_tellsWhatIsStoredNow() {
    FactDraft cat = fact("Has a cat").draft();
    FactDraft dog = fact("Has a dog").expires(NOW + 10).draft();
    Write write = writeOnce(UPSERT_FACTS, NOW, "key");
    done(store.facts().upsertFacts(write, List.of(cat, dog)));
    Fact patched = done(store.facts().patchFact(write(PATCH_FACT), cat.factId(), FACT_PATCH));

    List<FactUpsert> again =
        replayed(
            store.facts().upsertFacts(writeOnce(UPSERT_FACTS, NOW + 10, "key"), List.of(cat, dog)));

    assertThat(again)
        .containsExactly(
            new FactUpsert(patched, FactUpsert.Result.CREATED, List.of()),
            new FactUpsert(dog.factId(), null, FactUpsert.Result.CREATED, List.of()));
  }

  @Test
  void replay_ofWhatHasExpired_isAConflict() {
    Write write = writeOnce(INGEST_EPISODE, NOW, "key");
    Episode ending = episode("ep-1").expires(NOW + 10).build();
    done(store.episodes().ingestEpisode(write, ending));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() ->
            store.episodes().ingestEpisode(writeOnce(INGEST_EPISODE, NOW + 10, "key"), ending));
  }

  /** Namespaces: what a write is known by itself is no key of a caller's. */
  @Test
  void key_thatIsTheIdOfWhatIsWritten_isOnlyAKey() {
    Finalization finished = new SampleFinalization("s-1", "g").activity(ACTIVITY).build();
    for (String id : List.of("s-1", "g", "s-1:g", finished.contentHash(), "ep-1")) {
      done(store.assessments().forgetAssessment(write(FORGET_ASSESSMENT), "s-1", "g"));
      Write write = writeOnce(FINALIZE_ASSESSMENT, NOW, id);
      done(store.assessments().finalizeAssessment(write, finished));
      replayed(store.assessments().finalizeAssessment(write, finished));
      replayed(store.assessments().finalizeAssessment(write(FINALIZE_ASSESSMENT), finished));
    }
    assertThat(standing().xpTotal()).isEqualTo(5);
  }

  @Test
  void key_givenTwice_isOne() {
    done(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "key", "key")));

    replayed(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "key", "key")));
    replayed(earn(writeOnce(UPDATE_GAMIFICATION, NOW, "key")));
    assertThat(standing().xpTotal()).isEqualTo(5);
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
  void replay_ofADeletedFact_namesItAndDoesNotBringItBack() {
    FactDraft draft = fact("Has a cat").draft();
    Write write = writeOnce(UPSERT_FACTS, NOW, "key");
    done(store.facts().upsertFacts(write, List.of(draft)));
    done(store.facts().deleteFact(write(DELETE_FACT), draft.factId()));

    assertThat(replayed(store.facts().upsertFacts(write, List.of(draft))))
        .containsExactly(
            new FactUpsert(draft.factId(), null, FactUpsert.Result.CREATED, List.of()));
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
