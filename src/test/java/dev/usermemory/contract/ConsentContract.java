package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.PATCH_FACT;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.consent.ConsentStore;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class ConsentContract extends StoreAspect {

  private static final Outcome<?> NO_MEMORY = new Outcome.Denied<>(Gate.MEMORY.consent());
  private static final Outcome<?> NO_PROGRESS = new Outcome.Denied<>(Gate.PROGRESS.consent());
  private static final GamificationUpdate ACTIVITY =
      new GamificationUpdate(5, List.of(), "20251009", null);

  ConsentContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Consent put(
      StoreUnderTest on, long nowMs, String name, boolean granted, @Nullable Long expires) {
    return done(
        on.consents()
            .putConsent(
                writeAt(PUT_CONSENT, nowMs),
                new Consent(name, granted, null, null, 0, 0, expires)));
  }

  private Outcome<?> say(StoreUnderTest on, long nowMs) {
    return on.facts().upsertFacts(writeAt(UPSERT_FACTS, nowMs), List.of(fact("Has a cat").draft()));
  }

  private Outcome<?> facts(StoreUnderTest on, long nowMs) {
    return on.facts().listFacts(user, FactFilter.CURRENT, PageRequest.first(9), nowMs);
  }

  private static DailyRollup rollup() {
    return new DailyRollup("20251009", "talk", 1, 5, 1, List.of(), List.of(), 0, 0, 0, 0, NOW);
  }

  @Test
  void putConsent_everyComponent_isKept() {
    var consent = new Consent("marketing ü", true, "mail \"only\"", "2025-10", 0, 0, NOW + DAY);

    Consent stored = done(store.consents().putConsent(write(PUT_CONSENT), consent));

    assertThat(stored)
        .isEqualTo(
            new Consent("marketing ü", true, "mail \"only\"", "2025-10", NOW, NOW, NOW + DAY));
    assertThat(store.consents().listConsents(user, NOW)).containsExactly(stored);
  }

  @Test
  void putConsent_again_replacesAndKeepsItsCreation() {
    done(
        store
            .consents()
            .putConsent(
                write(PUT_CONSENT), new Consent("c", true, "scope", "v1", 0, 0, NOW + DAY)));

    Consent stored = put(store, NOW + 1, "c", false, null);

    assertThat(stored).isEqualTo(new Consent("c", false, null, null, NOW, NOW + 1, null));
    assertThat(store.consents().listConsents(user, NOW + 1)).containsExactly(stored);
  }

  @Test
  void putConsent_afterExpiry_isCreatedAnew() {
    put(store, NOW, "c", true, NOW + 1);

    assertThat(put(store, NOW + 1, "c", true, null).createdAt()).isEqualTo(NOW + 1);
  }

  @Test
  void listConsents_byName_unexpiredOnly() {
    Consent b = put(store, NOW, "b", true, null);
    Consent a = put(store, NOW, "a", false, NOW + 1);

    assertThat(store.consents().listConsents(user, NOW)).containsExactly(a, b);
    assertThat(store.consents().listConsents(user, NOW + 1)).containsExactly(b);
  }

  @Test
  void putConsent_pastTheLimit_namesTheField() {
    IntStream.range(0, ConsentStore.MAX_CONSENTS)
        .forEach(i -> put(store, NOW, "consent-" + i, true, NOW + 1));

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> put(store, NOW, "one more", true, null))
        .returns("consents", LimitExceededException::field);
    put(store, NOW, "consent-0", false, NOW + 1);
    put(store, NOW + 1, "one more", true, null); // all others have expired
    assertThat(store.consents().listConsents(user, NOW + 1))
        .extracting(Consent::consent)
        .containsExactly("one more");
  }

  @Test
  void withoutMemory_factsAndEpisodes_areNeitherReadNorStored() {
    done(say(store, NOW));
    String factId = fact("Has a cat").draft().factId();
    var patch = new FactPatch(null, 5.0, null, null, null);
    put(store, NOW, Gate.MEMORY.consent(), false, null);

    assertThat(say(store, NOW)).isEqualTo(NO_MEMORY);
    assertThat(facts(store, NOW)).isEqualTo(NO_MEMORY);
    assertThat(store.facts().patchFact(write(PATCH_FACT), factId, patch)).isEqualTo(NO_MEMORY);
    assertThat(store.episodes().ingestEpisode(write(INGEST_EPISODE), episode("ep-1").build()))
        .isEqualTo(NO_MEMORY);
    assertThat(store.episodes().listEpisodes(user, PageRequest.first(9), NOW)).isEqualTo(NO_MEMORY);

    put(store, NOW, Gate.MEMORY.consent(), true, null);
    assertThat(
            done(store.facts().listFacts(user, FactFilter.CURRENT, PageRequest.first(9), NOW))
                .items())
        .containsExactly(fact("Has a cat").draft().toFact());
    assertThat(done(store.episodes().listEpisodes(user, PageRequest.first(9), NOW)).items())
        .isEmpty();
  }

  @Test
  void withoutMemory_deleting_isStillPossible() {
    done(say(store, NOW));
    done(store.episodes().ingestEpisode(write(INGEST_EPISODE), episode("ep-1").build()));
    put(store, NOW, Gate.MEMORY.consent(), false, null);

    assertThat(
            done(store.facts().deleteFact(write(DELETE_FACT), fact("Has a cat").draft().factId())))
        .isTrue();
    assertThat(done(store.episodes().deleteEpisode(write(DELETE_EPISODE), "ep-1"))).isTrue();
  }

  @Test
  void withoutMemory_theContextIsEmpty() {
    done(say(store, NOW));
    put(store, NOW, Gate.MEMORY.consent(), false, null);

    ContextRead read = store.contexts().readContext(query(NOW, null));
    ContextRead known = store.contexts().readContext(query(NOW, known(read)));

    assertThat(read.consented()).isFalse();
    assertThat(read.snapshot()).isEqualTo(ContextSnapshot.EMPTY);
    assertThat(known).isEqualTo(read);
  }

  private ContextQuery query(long nowMs, @Nullable KnownSnapshot known) {
    return new ContextQuery(user, null, null, 100, 10, known, nowMs);
  }

  @Test
  void withoutProgress_rollupsAndGamification_areNeitherReadNorStored() {
    done(store.progress().upsertDaily(write(UPSERT_DAILY), rollup()));
    put(store, NOW, Gate.PROGRESS.consent(), false, null);

    assertThat(store.progress().upsertDaily(write(UPSERT_DAILY), rollup())).isEqualTo(NO_PROGRESS);
    assertThat(
            store
                .progress()
                .listDaily(user, "20251009", "20251009", null, PageRequest.first(9), NOW))
        .isEqualTo(NO_PROGRESS);
    assertThat(store.gamification().updateGamification(write(UPDATE_GAMIFICATION), ACTIVITY))
        .isEqualTo(NO_PROGRESS);
    assertThat(store.gamification().findGamification(user, NOW)).isEqualTo(NO_PROGRESS);
    done(say(store, NOW)); // the other consent is another matter

    put(store, NOW, Gate.PROGRESS.consent(), true, null);
    assertThat(
            done(store
                    .progress()
                    .listDaily(user, "20251009", "20251009", null, PageRequest.first(9), NOW))
                .items())
        .containsExactly(rollup());
  }

  @Test
  void expiredDecision_countsAsNotMade() {
    put(store, NOW, Gate.MEMORY.consent(), false, NOW + 10);
    assertThat(say(store, NOW + 9)).isEqualTo(NO_MEMORY);
    done(say(store, NOW + 10));

    StoreUnderTest asking = store(ASKING);
    put(asking, NOW, Gate.MEMORY.consent(), true, NOW + 10);
    done(say(asking, NOW + 9));
    assertThat(say(asking, NOW + 10)).isEqualTo(NO_MEMORY);
  }

  @Test
  void notGrantedByDefault_nothingIsStoredUntilGranted() {
    StoreUnderTest asking = store(ASKING);

    assertThat(say(asking, NOW)).isEqualTo(NO_MEMORY);
    assertThat(asking.gamification().updateGamification(write(UPDATE_GAMIFICATION), ACTIVITY))
        .isEqualTo(NO_PROGRESS);
    assertThat(asking.contexts().readContext(query(NOW, null)).consented()).isFalse();

    put(asking, NOW, Gate.MEMORY.consent(), true, null);
    done(say(asking, NOW));
    assertThat(asking.contexts().readContext(query(NOW, null)).consented()).isTrue();
    assertThat(asking.gamification().findGamification(user, NOW)).isEqualTo(NO_PROGRESS);
  }
}
