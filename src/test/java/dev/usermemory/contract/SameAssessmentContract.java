package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_FACT;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.SameAssessment;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactOrigins;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.progress.DailyRollup;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What came from the same assessment as something, and takes its leave with it. */
abstract class SameAssessmentContract extends StoreAspect {

  private static final String TODAY = "20251009";

  private final String session = unique("session/with") + "/slashes";
  private final String episodeId = SessionEpisode.id(user, session);

  SameAssessmentContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private FactDraft hint(String text, String groupId) {
    return fact(text).session(session).origin(FactOrigins.ofAssessment(session, groupId)).draft();
  }

  private void finish(String groupId, FactDraft... facts) {
    var day = new DailyRollup(TODAY, "talk", 1, 6.5, 12, List.of(), List.of(), 0, 0, 0, 0, NOW);
    done(
        store
            .assessments()
            .finalizeAssessment(
                write(FINALIZE_ASSESSMENT),
                new SampleFinalization(session, groupId)
                    .part("Spoke about travel.", NOW, NOW + 90 * DAY)
                    .facts(facts)
                    .rollups(day)
                    .earning(24, TODAY)
                    .build()));
  }

  private SameAssessment besides(FactDraft fact) {
    return done(store.assessments().sameAsFact(user, fact.factId(), NOW));
  }

  private List<String> texts() {
    return done(store.facts().listFacts(user, FactFilter.CURRENT, PageRequest.first(200), NOW))
        .items()
        .stream()
        .map(Fact::text)
        .toList();
  }

  @Test
  void sameAsFact_ofAnAssessment_countsWhatElseIsLeft() {
    FactDraft pauses = hint("Pause more", "g/1");
    FactDraft speed = hint("Slow down", "g/1");
    FactDraft shared = hint("Smile", "g/1");
    finish("g/1", pauses, speed, shared);
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(fact("Smile").draft())));

    assertThat(besides(pauses))
        .isEqualTo(new SameAssessment(1, 1, List.of(speed.factId()), 1, List.of(episodeId), 1, 24));
  }

  @Test
  void sameAsFact_ofSeveralAssessments_countsAll() {
    FactDraft first = hint("Pause more", "g1");
    finish("g1", first, hint("Slow down", "g1"));
    finish("g2", hint("Pause more", "g2"), hint("Breathe", "g2"));

    SameAssessment both = besides(first);

    assertThat(both.assessments()).isEqualTo(2);
    assertThat(both.facts()).isEqualTo(2);
    assertThat(both.xp()).isEqualTo(48);
    assertThat(both.episodeIds()).containsExactly(episodeId);
  }

  @Test
  void sameAsFact_ofNoAssessment_isNothing() {
    FactDraft cat = fact("Has a cat").draft();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(cat)));

    assertThat(besides(cat)).isEqualTo(SameAssessment.NONE);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> store.assessments().sameAsFact(user, "fact_absent", NOW));
  }

  @Test
  void sameAsEpisode_ofASession_countsItsAssessments() {
    FactDraft pauses = hint("Pause more", "g1");
    finish("g1", pauses);

    assertThat(done(store.assessments().sameAsEpisode(user, episodeId, NOW)))
        .isEqualTo(new SameAssessment(1, 1, List.of(pauses.factId()), 0, List.of(), 1, 24));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> store.assessments().sameAsEpisode(user, "ep_absent", NOW));
  }

  @Test
  void same_withoutConsent_isDenied() {
    finish("g1", hint("Pause more", "g1"));
    var revoked = new Consent(Gate.MEMORY.consent(), false, null, null, NOW, NOW, null);
    done(store.consents().putConsent(write(PUT_CONSENT), revoked));

    assertThat(store.assessments().sameAsEpisode(user, episodeId, NOW))
        .isEqualTo(new Outcome.Denied<>(Gate.MEMORY.consent()));
  }

  @Test
  void forgetFact_takesItsAssessmentsWithIt() {
    FactDraft pauses = hint("Pause more", "g1");
    finish("g1", pauses, hint("Slow down", "g1"), hint("Smile", "g1"));
    finish("g2", hint("Breathe", "g2"));
    done(
        store
            .facts()
            .upsertFacts(
                write(UPSERT_FACTS), List.of(fact("Smile").draft(), fact("Pause more").draft())));

    assertThat(done(store.assessments().forgetFact(write(FORGET_FACT), pauses.factId()))).isTrue();

    assertThat(texts()).containsExactlyInAnyOrder("Smile", "Breathe");
    assertThat(done(store.gamification().findGamification(user, NOW)).xpTotal()).isEqualTo(24);
    assertThat(
            done(store.progress().listDaily(user, TODAY, TODAY, null, PageRequest.first(9), NOW))
                .items())
        .extracting(DailyRollup::samples)
        .containsExactly(1L);
    assertThat(done(store.assessments().forgetFact(write(FORGET_FACT), pauses.factId()))).isFalse();
  }

  @Test
  void forgetFact_ofNoAssessment_deletesIt() {
    FactDraft cat = fact("Has a cat").draft();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(cat, fact("Has a dog").draft())));

    assertThat(done(store.assessments().forgetFact(write(FORGET_FACT), cat.factId()))).isTrue();
    assertThat(texts()).containsExactly("Has a dog");
  }
}
