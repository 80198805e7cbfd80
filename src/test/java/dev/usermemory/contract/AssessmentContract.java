package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_SESSION;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.PUT_PROFILE;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.assessment.FactsSaid;
import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.FinalizeResult.Effect;
import dev.usermemory.assessment.Forgotten;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.assessment.Verdict;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactOrigins;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private SampleFinalization sample(String groupId) {
    return new SampleFinalization(session, groupId)
        .part("Spoke about travel.", NOW, NOW + 90 * DAY)
        .facts(hint("Pause less", groupId))
        .rollups(rollup("grammar", 7.5), rollup("talk", 6.5))
        .earning(24, TODAY);
  }

  private Finalization finalization(String groupId) {
    return sample(groupId).build();
  }

  private FactDraft hint(String text, String groupId) {
    return fact(text)
        .kind(FactKind.SKILL_HINT)
        .skill("talk")
        .session(session)
        .origin(FactOrigins.ofAssessment(session, groupId))
        .draft();
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
        .contains(new AssessmentSubject(user, List.of("c", "b"), "Asia/Tokyo", List.of()));
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
        .contains(new AssessmentSubject(user, List.of(), null, List.of()));
  }

  @Test
  void touchSession_byAnother_movesNothing() {
    UserId first = newUser();
    store.sessions().touchSession(first, session, NOW);
    store.sessions().touchSession(user, session, NOW + 1);

    assertThat(store.assessments().findSubject(session, null, NOW + 1))
        .map(AssessmentSubject::userId)
        .contains(first);
  }

  @Test
  void findSubject_knownHints_areTheStrongestCurrentOnes() {
    FactDraft said = hint("Pause less", "g");
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(said, fact("A bio").draft())));

    assertThat(store.assessments().findSubject(session, user, NOW))
        .map(AssessmentSubject::known)
        .contains(List.of(said.toFact()));
  }

  @Test
  void finalizeAssessment_first_storesAllParts() {
    Finalization parts = finalization("g-1");

    FinalizeResult result = done(finish(NOW, parts));

    var standing = standing();
    assertThat(standing.xpTotal()).isEqualTo(24);
    assertThat(result).isEqualTo(result(Effect.STORED, 1, 2, standing));
    assertThat(episodes()).containsExactly(episodeOf(parts));
    assertThat(days()).isEqualTo(parts.rollups());
    assertThat(facts()).containsExactly(parts.facts().getFirst().toFact());
    assertThat(store.assessments().findSubject(session, null, NOW))
        .map(AssessmentSubject::userId)
        .contains(user);
  }

  private FinalizeResult result(Effect effect, int facts, int rollups, Gamification standing) {
    return new FinalizeResult(
        effect,
        Verdict.LEARNED,
        SessionEpisode.id(user, session),
        facts,
        rollups,
        standing,
        List.of(),
        new FactsSaid(facts, 0, 0));
  }

  private Episode episodeOf(Finalization... assessments) {
    return SessionEpisode.compose(
            user,
            Arrays.stream(assessments).map(Finalization::part).filter(Objects::nonNull).toList())
        .orElseThrow();
  }

  private List<Fact> facts() {
    return done(store.facts().listFacts(user, FactFilter.CURRENT, PageRequest.first(9), NOW))
        .items();
  }

  @Test
  void finalizeAssessment_sameContent_isAReplayThatChangesNothing() {
    Finalization parts = finalization("g-1");
    done(finish(NOW, parts));
    List<ExportRecord> before = everything();

    Outcome<FinalizeResult> again = finish(NOW + 400 * DAY, parts);

    assertThat(again)
        .isEqualTo(
            new Outcome.Done<>(
                new FinalizeResult(
                    Effect.DUPLICATE, Verdict.LEARNED, null, 1, 2, standing(), List.of()),
                true));
    assertThat(everything()).isEqualTo(before);
  }

  private List<ExportRecord> everything() {
    return store.export().exportUser(user, PageRequest.first(200), NOW).items();
  }

  @Test
  void finalizeAssessment_episodeDeleted_isStillKnown() {
    Finalization parts = finalization("g-1");
    done(finish(NOW, parts));
    done(store.episodes().deleteEpisode(write(DELETE_EPISODE), SessionEpisode.id(user, session)));

    FinalizeResult again = replayed(finish(NOW + 1, parts));

    assertThat(again)
        .returns(Effect.DUPLICATE, FinalizeResult::effect)
        .returns(null, FinalizeResult::episodeId);
    assertThat(episodes()).isEmpty();
    assertThat(standing().xpTotal()).isEqualTo(24);
  }

  @Test
  void finalizeAssessment_otherContent_replacesWholeWhatItLeft() {
    done(finish(NOW, finalization("g-1")));
    FactDraft steady = hint("Steady pace", "g-1");
    Finalization again =
        sample("g-1")
            .hash("scored again")
            .part("Spoke better.", NOW + 1, NOW + 90 * DAY)
            .facts(steady)
            .rollups(rollup("talk", 8))
            .earning(18, TODAY)
            .build();

    FinalizeResult result = done(finish(NOW + 1, again));

    assertThat(result).isEqualTo(result(Effect.REPLACED, 1, 1, standing()));
    assertThat(standing()).returns(18L, Gamification::xpTotal).returns(1, Gamification::streakDays);
    assertThat(days()).containsExactly(rollup("talk", 8));
    assertThat(facts()).containsExactly(steady.toFact());
    assertThat(episodes()).containsExactly(episodeOf(again));
  }

  @Test
  void finalizeAssessment_saysWhatBecameOfItsFacts() {
    FactDraft known = fact("Known").kind(FactKind.SKILL_HINT).draft();
    FactDraft earlier = fact("Level 5").slot("level:talk").draft();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(known, earlier)));
    FactDraft later = fact("Level 6").slot("level:talk").at(NOW + 1).draft();
    FactDraft fresh = fact("Fresh").draft();

    FinalizeResult result = done(finish(NOW + 1, sample("g-1").facts(known, later, fresh).build()));

    assertThat(result.said()).isEqualTo(new FactsSaid(1, 1, 1));
    assertThat(replayed(finish(NOW + 2, sample("g-1").facts(known, later, fresh).build())).said())
        .isNull();
  }

  @Test
  void finalizeAssessment_replacedAndBack_isAsBefore() {
    Finalization first = finalization("g-1");
    done(finish(NOW, first));
    done(finish(NOW, sample("g-1").hash("other").facts(hint("Other", "g-1")).build()));

    assertThat(done(finish(NOW, first)).effect()).isEqualTo(Effect.REPLACED);

    assertThat(facts()).containsExactly(first.facts().getFirst().toFact());
    assertThat(days()).isEqualTo(first.rollups());
    assertThat(standing().xpTotal()).isEqualTo(24);
  }

  @Test
  void finalizeAssessment_lowerRevision_changesNothing() {
    done(finish(NOW, sample("g-1").revision(2L).build()));
    List<ExportRecord> before = everything();

    FinalizeResult late = done(finish(NOW, sample("g-1").hash("old").revision(1L).build()));

    assertThat(late.effect()).isEqualTo(Effect.OUTDATED);
    assertThat(everything()).isEqualTo(before);
    assertThat(done(finish(NOW, sample("g-1").hash("new").revision(3L).build())).effect())
        .isEqualTo(Effect.REPLACED);
  }

  @Test
  void finalizeAssessment_failedAfterAGoodOne_takesNothingAway() {
    done(finish(NOW, finalization("g-1")));
    Finalization failed =
        new SampleFinalization(session, "g-1").hash("failed").verdict(Verdict.FAILED).build();

    assertThat(done(finish(NOW, failed)).effect()).isEqualTo(Effect.OUTDATED);

    assertThat(days()).hasSize(2);
  }

  @Test
  void finalizeAssessment_goodAfterAFailedOne_replacesIt() {
    Finalization failed =
        new SampleFinalization(session, "g-1").hash("failed").verdict(Verdict.FAILED).build();
    assertThat(done(finish(NOW, failed)))
        .returns(Effect.STORED, FinalizeResult::effect)
        .returns(null, FinalizeResult::episodeId);
    assertThat(episodes()).isEmpty();
    assertThat(standing()).isEqualTo(Gamification.NONE);

    assertThat(done(finish(NOW, finalization("g-1"))).effect()).isEqualTo(Effect.REPLACED);

    assertThat(standing().xpTotal()).isEqualTo(24);
  }

  @Test
  void finalizeAssessment_factThatAnotherSaidToo_staysWhenReplaced() {
    done(finish(NOW, finalization("g-1")));
    done(finish(NOW, finalization("g-2")));

    done(finish(NOW, sample("g-1").hash("other").facts().build()));

    assertThat(facts())
        .singleElement()
        .extracting(Fact::origins)
        .isEqualTo(List.of(FactOrigins.ofAssessment(session, "g-2")));
    assertThat(days())
        .extracting(DailyRollup::medals)
        .containsExactly(List.of("first"), List.of("first"));
  }

  @Test
  void finalizeAssessment_fadedFacts_makeRoom() {
    FactDraft old = fact("Old hint").kind(FactKind.SKILL_HINT).draft();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(old)));

    done(finish(NOW, sample("g-1").faded(old.factId(), "fact_unknown").build()));

    assertThat(facts()).extracting(Fact::text).containsExactly("Pause less");
  }

  @Test
  void forgetAssessment_takesAllBack() {
    done(finish(NOW, finalization("g-1")));
    FactDraft api = fact("Said elsewhere").draft();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(api)));

    Forgotten forgotten =
        done(store.assessments().forgetAssessment(write(FORGET_ASSESSMENT), session, "g-1"));

    assertThat(forgotten.tables())
        .isEqualTo(
            Map.of(
                MemoryTable.ASSESSMENTS, 1L,
                MemoryTable.FACTS, 1L,
                MemoryTable.SESSION_PARTS, 1L,
                MemoryTable.PROGRESS_DAILY, 2L,
                MemoryTable.GAMIFICATION, 1L));
    assertThat(facts()).containsExactly(api.toFact());
    assertThat(days()).isEmpty();
    assertThat(episodes()).isEmpty();
    assertThat(standing().xpTotal()).isZero();
    assertThat(done(finish(NOW, finalization("g-1"))).effect()).isEqualTo(Effect.STORED);
  }

  @Test
  void forgetAssessment_ofEveryGroup_leavesTheRestOfTheSession() {
    done(finish(NOW, finalization("g-1")));
    done(finish(NOW, finalization("g-2")));
    FactDraft inSession = fact("Said in the chat").session(session).draft();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(inSession)));

    Forgotten forgotten =
        done(store.assessments().forgetAssessment(write(FORGET_ASSESSMENT), session, null));

    assertThat(forgotten.tables())
        .containsEntry(MemoryTable.ASSESSMENTS, 2L)
        .containsEntry(MemoryTable.SESSION_PARTS, 2L);
    assertThat(facts()).extracting(Fact::text).containsExactly("Said in the chat");
    assertThat(episodes()).isEmpty();
    assertThat(standing().xpTotal()).isZero();
    assertThat(store.assessments().findSubject(session, null, NOW)).isPresent();
  }

  @Test
  void forgetSession_takesEverythingThatCameFromIt() {
    done(finish(NOW, finalization("g-1")));
    done(finish(NOW, finalization("g-2")));
    FactDraft inSession = fact("Is going through a divorce").session(session).draft();
    FactDraft both = fact("Said elsewhere too").draft();
    FactDraft bothAgain = fact("Said elsewhere too").session(session).draft();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(inSession, both, bothAgain)));

    done(store.assessments().forgetSession(write(FORGET_SESSION), session));

    assertThat(facts())
        .singleElement()
        .returns("Said elsewhere too", Fact::text)
        .returns(List.of("api"), Fact::origins);
    assertThat(days()).isEmpty();
    assertThat(episodes()).isEmpty();
    assertThat(standing().xpTotal()).isZero();
    assertThat(store.assessments().findSubject(session, null, NOW)).isEmpty();
  }

  @Test
  void forgetSession_whoseIdBeginsAnothersOrHasQuotes_takesItsOwnAlone() {
    String quoted = session + "\"q\\";
    FactDraft inner = sessionFact("Inner", session + "/x", FactOrigins.of("api", session + "/x"));
    FactDraft assessed =
        sessionFact("Assessed", session + "/x", FactOrigins.ofAssessment(session + "/x", "g"));
    FactDraft elsewhere = sessionFact("Quoted", quoted, FactOrigins.of("api", quoted));
    FactDraft again = sessionFact("Quoted", session, FactOrigins.of("api", session));
    done(
        store.facts().upsertFacts(write(UPSERT_FACTS), List.of(inner, assessed, elsewhere, again)));

    done(store.assessments().forgetSession(write(FORGET_SESSION), quoted));
    assertThat(facts())
        .filteredOn(Fact::text, "Quoted")
        .singleElement()
        .extracting(Fact::origins)
        .isEqualTo(List.of(FactOrigins.of("api", session)));
    done(store.assessments().forgetSession(write(FORGET_SESSION), session));

    assertThat(facts()).extracting(Fact::text).containsExactlyInAnyOrder("Inner", "Assessed");
  }

  private FactDraft sessionFact(String text, String sessionId, String origin) {
    return fact(text).session(sessionId).origin(origin).draft();
  }

  @Test
  void finalizeAssessment_callersKeyOtherRequest_isAConflict() {
    Finalization parts = finalization("g-1");
    done(store.assessments().finalizeAssessment(writeOnce(FINALIZE_ASSESSMENT, NOW, "key"), parts));
    var other =
        new Write(user, FINALIZE_ASSESSMENT, NOW, List.of(new IdempotencyKey("key", "other")));

    Assertions.assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> store.assessments().finalizeAssessment(other, parts));
  }

  @Test
  void finalizeAssessment_another_addsToTheDayAndTheEpisode() {
    Finalization first = finalization("g-1");
    Finalization second = finalization("g-2");
    done(finish(NOW, first));

    done(finish(NOW, second));

    assertThat(days()).isEqualTo(List.of(twice("grammar", 15), twice("talk", 13)));
    assertThat(standing().xpTotal()).isEqualTo(48);
    assertThat(episodes()).containsExactly(episodeOf(first, second));
  }

  @Test
  void finalizeAssessment_withoutMemoryConsent_storesProgressOnly() {
    decide(Gate.MEMORY.consent(), false);
    Finalization parts = finalization("g-1");

    FinalizeResult result = done(finish(NOW, parts));

    assertThat(result)
        .isEqualTo(
            new FinalizeResult(
                Effect.STORED,
                Verdict.LEARNED,
                null,
                0,
                2,
                standing(),
                List.of(Gate.MEMORY.consent())));
    assertThat(standing().xpTotal()).isEqualTo(24);
    decide(Gate.MEMORY.consent(), true);
    assertThat(episodes()).isEmpty();
    assertThat(replayed(finish(NOW, parts)).effect()).isEqualTo(Effect.DUPLICATE);
  }

  @Test
  void finalizeAssessment_withoutProgressConsent_storesMemoryOnly() {
    decide(Gate.PROGRESS.consent(), false);
    Finalization parts = finalization("g-1");

    FinalizeResult result = done(finish(NOW, parts));

    assertThat(result)
        .returns(List.of(Gate.PROGRESS.consent()), FinalizeResult::denied)
        .returns(1, FinalizeResult::facts)
        .returns(0, FinalizeResult::rollups)
        .returns(null, FinalizeResult::gamification);
    decide(Gate.PROGRESS.consent(), true);
    assertThat(days()).isEmpty();
    assertThat(standing()).isEqualTo(Gamification.NONE);
  }

  @Test
  void finalizeAssessment_withoutAnyConsent_storesNothingAndRecordsNothing() {
    decide(Gate.MEMORY.consent(), false);
    decide(Gate.PROGRESS.consent(), false);
    Finalization parts = finalization("g-1");
    Write write = writeOnce(FINALIZE_ASSESSMENT, NOW, "key");

    FinalizeResult result = done(store.assessments().finalizeAssessment(write, parts));

    assertThat(result)
        .returns(Effect.DENIED, FinalizeResult::effect)
        .returns(List.of(Gate.MEMORY.consent(), Gate.PROGRESS.consent()), FinalizeResult::denied);
    assertThat(store.assessments().findSubject(session, null, NOW)).isEqualTo(Optional.empty());
    decide(Gate.MEMORY.consent(), true);
    decide(Gate.PROGRESS.consent(), true);
    assertThat(done(store.assessments().finalizeAssessment(write, parts)).denied()).isEmpty();
    assertThat(episodes()).containsExactly(episodeOf(parts));
  }

  @Test
  void finalizeAssessment_partThatFails_undoesAll() {
    List<String> medals = IntStream.range(0, 201).mapToObj(i -> "medal " + i).toList();
    Finalization parts =
        sample("g-1")
            .rollups(
                rollup("grammar", 7),
                new DailyRollup(TODAY, "talk", 1, 5, 0, medals, List.of(), 0, 0, 0, 0, NOW))
            .build();

    Assertions.assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> finish(NOW, parts))
        .returns("medals", LimitExceededException::field);

    assertThat(everything()).isEmpty();
    assertThat(store.assessments().findSubject(session, null, NOW)).isEmpty();
  }
}
