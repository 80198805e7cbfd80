package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.PATCH_PREFERENCES;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.PUT_PROFILE;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.assessment.Verdict;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportedFactVector;
import dev.usermemory.privacy.transfer.ExportedIdempotency;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One document in every table of a user, all with a word that can be searched for. */
final class Memory {

  private static final long NOW = StoreAspect.NOW;

  private final StoreUnderTest store;
  private final UserId user;
  private final String word;

  Memory(StoreUnderTest store, UserId user, String word) {
    this.store = store;
    this.user = user;
    this.word = word;
  }

  private Write write(WriteOperation operation) {
    return Write.of(user, operation, NOW);
  }

  /** Stores everything and returns what an export must list, but for the revision at its end. */
  List<ExportRecord> fill() {
    Profile profile =
        StoreAspect.done(
            store
                .profiles()
                .putProfile(
                    write(PUT_PROFILE),
                    new Profile(word, null, null, "bio " + word, null, 0, 0),
                    Precondition.NONE));
    Preferences preferences =
        StoreAspect.done(
            store
                .preferences()
                .patchPreferences(
                    write(PATCH_PREFERENCES),
                    Map.of("extra", Map.of("note", word)),
                    Precondition.NONE));
    Consent consent =
        StoreAspect.done(
            store
                .consents()
                .putConsent(
                    write(PUT_CONSENT), new Consent("mail", true, word, null, 0, 0, NOW + 10)));
    Goal goal =
        StoreAspect.done(
            store
                .goals()
                .addGoal(
                    write(ADD_GOAL),
                    new Goal("g-1", word, null, GoalStatus.ACTIVE, null, List.of(word), NOW, NOW)));
    TrackedSkill skill =
        StoreAspect.done(
            store
                .trackedSkills()
                .putTrackedSkill(
                    write(PUT_TRACKED_SKILL), new TrackedSkill("talk", 5, 1, null, 0, 0)));
    FactDraft fact = new FactBuilder(user, "Likes " + word).tags(word).expires(NOW + 10).draft();
    StoreAspect.done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(fact)));
    var vector = new FactVector(fact.factId(), "m-1", Vector.ofBytes(new byte[] {127, -3, 0}));
    store.vectors().keepVectors(user, List.of(vector));
    String session = "session of " + user.value();
    Finalization assessed =
        new SampleFinalization(session, "g").part("On " + word, NOW, NOW + 10).build();
    StoreAspect.done(store.assessments().finalizeAssessment(write(FINALIZE_ASSESSMENT), assessed));
    SessionPart part = Objects.requireNonNull(assessed.part());
    DailyRollup rollup =
        StoreAspect.done(
            store
                .progress()
                .upsertDaily(
                    write(UPSERT_DAILY),
                    new DailyRollup(
                        "20251009", "talk", 1, 5, 1, List.of(word), List.of(), 1, 1, 1, 1, NOW)));
    Gamification standing =
        StoreAspect.done(
            store
                .gamification()
                .updateGamification(
                    new Write(
                        user,
                        UPDATE_GAMIFICATION,
                        NOW,
                        List.of(new IdempotencyKey("key " + word, "hash"))),
                    new GamificationUpdate(5, List.of(word), "20251009", null)));
    return List.of(
        new ExportRecord(MemoryTable.PROFILE, profile),
        new ExportRecord(MemoryTable.PREFERENCES, preferences),
        new ExportRecord(MemoryTable.CONSENTS, consent),
        new ExportRecord(MemoryTable.GOALS, goal),
        new ExportRecord(MemoryTable.TRACKED_SKILLS, skill),
        new ExportRecord(MemoryTable.FACTS, fact.toFact()),
        new ExportRecord(
            MemoryTable.FACT_VECTORS,
            new ExportedFactVector(vector.factId(), vector.model(), vector.vector().base64())),
        new ExportRecord(
            MemoryTable.EPISODES, SessionEpisode.compose(user, List.of(part)).orElseThrow()),
        new ExportRecord(MemoryTable.SESSION_PARTS, part),
        new ExportRecord(MemoryTable.PROGRESS_DAILY, rollup),
        new ExportRecord(MemoryTable.GAMIFICATION, standing),
        new ExportRecord(
            MemoryTable.ASSESSMENTS,
            new AssessmentRecord(
                session,
                "g",
                assessed.contentHash(),
                null,
                Verdict.LEARNED,
                null,
                null,
                0,
                List.of(),
                List.of(),
                NOW)),
        new ExportRecord(
            MemoryTable.SESSIONS,
            new ExportedSession(session, NOW, NOW + StorePolicy.DEFAULT.sessionTtlMs())),
        new ExportRecord(
            MemoryTable.IDEMPOTENCY,
            new ExportedIdempotency(
                "key " + word, "hash", NOW + StorePolicy.DEFAULT.idempotencyTtlMs())));
  }
}
