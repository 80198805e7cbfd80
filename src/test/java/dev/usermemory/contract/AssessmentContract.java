package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.PUT_PROFILE;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Sessions, and assessments that find their user by them. */
abstract class AssessmentContract extends StoreAspect {

  private static final String TODAY = "20251009";
  private static final long SESSION_TTL = StorePolicy.DEFAULT.sessionTtlMs();

  private final String session = unique("session");

  AssessmentContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Finalization finalization(String episodeId) {
    return new Finalization(
        session,
        new Episode(
            episodeId,
            session,
            "group",
            "Spoke about travel.",
            List.of(new Highlight("feedback", "Good pace", "talk", null)),
            null,
            null,
            NOW,
            NOW + 90 * DAY),
        List.of(fact("Pause less").kind(FactKind.SKILL_HINT).skill("talk").draft()),
        List.of(rollup("grammar", 7.5), rollup("talk", 6.5)),
        new GamificationUpdate(24, List.of(), TODAY, null));
  }

  private static DailyRollup rollup(String skillId, double level) {
    return new DailyRollup(
        TODAY, skillId, 1, level, 12, List.of("first"), List.of(), 100, 50, 0.001, 900, NOW);
  }

  private static DailyRollup twice(String skillId, double levels) {
    return new DailyRollup(
        TODAY, skillId, 2, levels, 24, List.of("first"), List.of(), 200, 100, 0.002, 1_800, NOW);
  }

  private Outcome<FinalizeResult> finish(long nowMs, Finalization finalization) {
    return store
        .assessments()
        .finalizeAssessment(writeAt(FINALIZE_ASSESSMENT, nowMs), finalization);
  }

  private void decide(String consent, boolean granted) {
    done(
        store
            .consents()
            .putConsent(
                write(PUT_CONSENT), new Consent(consent, granted, null, null, NOW, NOW, null)));
  }

  private List<DailyRollup> days() {
    return done(store.progress().listDaily(user, TODAY, TODAY, null, PageRequest.first(200), NOW))
        .items();
  }

  private List<Episode> episodes() {
    return done(store.episodes().listEpisodes(user, PageRequest.first(200), NOW)).items();
  }

  private Gamification standing() {
    return done(store.gamification().findGamification(user, NOW));
  }

  @Test
  void findSubject_boundSession_isItsUserWithTrackedSkillsInOrder() {
    store.sessions().touchSession(user, session, NOW);
    done(
        store
            .trackedSkills()
            .putTrackedSkill(write(PUT_TRACKED_SKILL), new TrackedSkill("b", 1, 3, null, 0, 0)));
    done(
        store
            .trackedSkills()
            .putTrackedSkill(write(PUT_TRACKED_SKILL), new TrackedSkill("c", 1, 1, true, 0, 0)));
    var profile = new Profile(null, null, null, null, "Asia/Tokyo", 0, 0);
    done(store.profiles().putProfile(write(PUT_PROFILE), profile, Precondition.NONE));

    assertThat(store.assessments().findSubject(session, null, NOW))
        .contains(new AssessmentSubject(user, List.of("c", "b"), "Asia/Tokyo"));
  }

  @Test
  void findSubject_unknownSession_isEmpty() {
    assertThat(store.assessments().findSubject(session, null, NOW)).isEmpty();
  }

  @Test
  void findSubject_sessionExpires_toTheMillisecond() {
    store.sessions().touchSession(user, session, NOW);

    assertThat(store.assessments().findSubject(session, null, NOW + SESSION_TTL - 1)).isPresent();
    assertThat(store.assessments().findSubject(session, null, NOW + SESSION_TTL)).isEmpty();
  }

  @Test
  void findSubject_givenUser_winsOverTheSession() {
    store.sessions().touchSession(newUser(), session, NOW);

    assertThat(store.assessments().findSubject(session, user, NOW))
        .contains(new AssessmentSubject(user, List.of(), null));
  }

  @Test
  void touchSession_byAnother_theLatestUserWins() {
    store.sessions().touchSession(newUser(), session, NOW);
    store.sessions().touchSession(user, session, NOW + 1);

    assertThat(store.assessments().findSubject(session, null, NOW + 1))
        .map(AssessmentSubject::userId)
        .contains(user);
  }

  @Test
  void finalizeAssessment_first_storesAllParts() {
    Finalization parts = finalization("ep-1");

    FinalizeResult result = done(finish(NOW, parts));

    FactDraft hint = parts.facts().getFirst();
    var standing = GamificationContract.standing(24, TODAY, NOW);
    assertThat(result)
        .isEqualTo(
            new FinalizeResult(
                parts.episode(),
                List.of(new FactUpsert(hint.toFact(), FactUpsert.Result.CREATED, List.of())),
                parts.rollups(),
                standing,
                List.of()));
    assertThat(episodes()).containsExactly(parts.episode());
    assertThat(days()).isEqualTo(parts.rollups());
    assertThat(standing()).isEqualTo(standing);
    assertThat(
            done(store.facts().listFacts(user, FactFilter.CURRENT, PageRequest.first(9), NOW))
                .items())
        .containsExactly(hint.toFact());
    assertThat(store.assessments().findSubject(session, null, NOW))
        .map(AssessmentSubject::userId)
        .contains(user);
  }

  @Test
  void finalizeAssessment_sameEpisode_isAReplayThatChangesNothing() {
    Finalization parts = finalization("ep-1");
    done(finish(NOW, parts));
    Gamification before = standing();

    Outcome<FinalizeResult> again = finish(NOW + 1, parts);

    assertThat(again)
        .isEqualTo(
            new Outcome.Done<>(
                new FinalizeResult(parts.episode(), List.of(), List.of(), before, List.of()),
                true));
    assertThat(days()).isEqualTo(parts.rollups());
    assertThat(standing()).isEqualTo(before);
  }

  @Test
  void finalizeAssessment_sameKey_returnsTheRecordedOutcome() {
    Finalization parts = finalization("ep-1");
    FinalizeResult first =
        done(
            store
                .assessments()
                .finalizeAssessment(
                    writeOnce(FINALIZE_ASSESSMENT, NOW, "caller", "natural"), parts));

    assertThat(
            store
                .assessments()
                .finalizeAssessment(writeOnce(FINALIZE_ASSESSMENT, NOW + 1, "natural"), parts))
        .isEqualTo(new Outcome.Done<>(first, true));
    assertThat(
            store
                .assessments()
                .finalizeAssessment(writeOnce(FINALIZE_ASSESSMENT, NOW + 1, "caller"), parts))
        .isEqualTo(new Outcome.Done<>(first, true));
  }

  @Test
  void finalizeAssessment_sameKeyOtherRequest_isAConflict() {
    Finalization parts = finalization("ep-1");
    done(
        store
            .assessments()
            .finalizeAssessment(writeOnce(FINALIZE_ASSESSMENT, NOW, "natural"), parts));
    var other =
        new Write(user, FINALIZE_ASSESSMENT, NOW, List.of(new IdempotencyKey("natural", "other")));

    Assertions.assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> store.assessments().finalizeAssessment(other, parts));
  }

  @Test
  void finalizeAssessment_another_addsToTheDay() {
    Finalization first = finalization("ep-1");
    Finalization second = finalization("ep-2");
    done(finish(NOW, first));

    FinalizeResult result = done(finish(NOW, second));

    List<DailyRollup> merged = List.of(twice("grammar", 15), twice("talk", 13));
    assertThat(result.rollups()).isEqualTo(merged);
    assertThat(days()).isEqualTo(merged);
    assertThat(standing().xpTotal()).isEqualTo(48);
    assertThat(episodes()).containsExactly(first.episode(), second.episode());
  }

  @Test
  void finalizeAssessment_withoutMemoryConsent_storesProgressOnly() {
    decide(Gate.MEMORY.consent(), false);
    Finalization parts = finalization("ep-1");

    FinalizeResult result = done(finish(NOW, parts));

    assertThat(result)
        .isEqualTo(
            new FinalizeResult(
                null, List.of(), parts.rollups(), standing(), List.of(Gate.MEMORY.consent())));
    assertThat(standing().xpTotal()).isEqualTo(24);
    decide(Gate.MEMORY.consent(), true);
    assertThat(episodes()).isEmpty();
  }

  @Test
  void finalizeAssessment_withoutProgressConsent_storesMemoryOnly() {
    decide(Gate.PROGRESS.consent(), false);
    Finalization parts = finalization("ep-1");

    FinalizeResult result = done(finish(NOW, parts));

    assertThat(result.denied()).containsExactly(Gate.PROGRESS.consent());
    assertThat(result.episode()).isEqualTo(parts.episode());
    assertThat(result.facts()).hasSize(1);
    assertThat(result.rollups()).isEmpty();
    assertThat(result.gamification()).isNull();
    decide(Gate.PROGRESS.consent(), true);
    assertThat(days()).isEmpty();
    assertThat(standing()).isEqualTo(Gamification.NONE);
  }

  @Test
  void finalizeAssessment_withoutAnyConsent_storesNothingAndRecordsNothing() {
    decide(Gate.MEMORY.consent(), false);
    decide(Gate.PROGRESS.consent(), false);
    Finalization parts = finalization("ep-1");
    Write write = writeOnce(FINALIZE_ASSESSMENT, NOW, "natural");

    FinalizeResult result = done(store.assessments().finalizeAssessment(write, parts));

    assertThat(result)
        .isEqualTo(
            new FinalizeResult(
                null,
                List.of(),
                List.of(),
                null,
                List.of(Gate.MEMORY.consent(), Gate.PROGRESS.consent())));
    assertThat(store.assessments().findSubject(session, null, NOW)).isEqualTo(Optional.empty());
    decide(Gate.MEMORY.consent(), true);
    decide(Gate.PROGRESS.consent(), true);
    assertThat(done(store.assessments().finalizeAssessment(write, parts)).denied()).isEmpty();
    assertThat(episodes()).containsExactly(parts.episode());
  }

  @Test
  void finalizeAssessment_partThatFails_undoesAll() {
    List<String> medals = IntStream.range(0, 201).mapToObj(i -> "medal " + i).toList();
    Finalization valid = finalization("ep-1");
    var parts =
        new Finalization(
            session,
            valid.episode(),
            valid.facts(),
            List.of(
                rollup("grammar", 7),
                new DailyRollup(TODAY, "talk", 1, 5, 0, medals, List.of(), 0, 0, 0, 0, NOW)),
            valid.activity());

    Assertions.assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> finish(NOW, parts))
        .returns("medals", LimitExceededException::field);

    assertThat(episodes()).isEmpty();
    assertThat(days()).isEmpty();
    assertThat(standing()).isEqualTo(Gamification.NONE);
    assertThat(store.assessments().findSubject(session, null, NOW)).isEmpty();
  }
}
