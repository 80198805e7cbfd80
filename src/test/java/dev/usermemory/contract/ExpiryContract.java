package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * To the millisecond. Sweeping is for all users, so it takes its times from before everybody else's
 * {@link StoreAspect#NOW}.
 */
abstract class ExpiryContract extends StoreAspect {

  private static final long LONG_AGO = NOW - 10_000 * DAY;

  ExpiryContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private List<Fact> facts(long nowMs) {
    return done(store
            .facts()
            .listFacts(user, FactFilter.of(null, null, true), PageRequest.first(200), nowMs))
        .items();
  }

  private List<Episode> episodes(long nowMs) {
    return done(store.episodes().listEpisodes(user, PageRequest.first(200), nowMs)).items();
  }

  private ContextSnapshot context(long nowMs) {
    return Objects.requireNonNull(
        store
            .contexts()
            .readContext(new ContextQuery(user, null, "cat", 100, 10, null, nowMs))
            .snapshot());
  }

  @Test
  void expired_isInvisibleFromThatMillisecondInEveryRead() {
    done(
        store
            .facts()
            .upsertFacts(write(UPSERT_FACTS), List.of(fact("Has a cat").expires(NOW + 5).draft())));
    done(
        store
            .episodes()
            .ingestEpisode(write(INGEST_EPISODE), episode("ep-1").expires(NOW + 5).build()));

    assertThat(facts(NOW + 4)).hasSize(1);
    assertThat(facts(NOW + 5)).isEmpty();
    assertThat(episodes(NOW + 4)).hasSize(1);
    assertThat(episodes(NOW + 5)).isEmpty();
    assertThat(context(NOW + 4).facts()).hasSize(1);
    assertThat(context(NOW + 4).episodes()).hasSize(1);
    assertThat(context(NOW + 5)).isEqualTo(ContextSnapshot.EMPTY);
    assertThat(store.export().exportUser(user, PageRequest.first(9), NOW + 5).items())
        .extracting(ExportRecord::table)
        .containsExactly(MemoryTable.REVISIONS);
  }

  @Test
  void purgeExpired_deletesWhatHasExpired_andNothingElse() {
    long base = LONG_AGO;
    done(
        store
            .facts()
            .upsertFacts(
                writeAt(UPSERT_FACTS, base),
                List.of(
                    fact("Expired before").at(base).expires(base + 1).draft(),
                    fact("Expires now").at(base).expires(base + 2).draft(),
                    fact("Expires later").at(base).expires(base + 3).draft(),
                    fact("Never expires").at(base).expires(null).draft())));
    done(
        store
            .episodes()
            .ingestEpisode(
                writeAt(INGEST_EPISODE, base), episode("ep-1").at(base).expires(base + 2).build()));
    done(
        store
            .consents()
            .putConsent(
                writeAt(PUT_CONSENT, base), new Consent("mail", true, null, null, 0, 0, base + 2)));

    purge(base + 2);

    // Reads at an earlier time still see what expired later than that, so only a sweep hides it.
    assertThat(facts(base))
        .extracting(Fact::text)
        .containsExactlyInAnyOrder("Expires later", "Never expires");
    assertThat(episodes(base)).isEmpty();
    assertThat(store.consents().listConsents(user, base)).isEmpty();
  }

  @Test
  void purgeExpired_sessionsAndIdempotencyRecords_goToo() {
    long base = LONG_AGO - 100 * DAY;
    String session = unique("session");
    var activity = new GamificationUpdate(5, List.of(), "20251009", null);
    store.sessions().touchSession(user, session, base);
    done(
        store
            .gamification()
            .updateGamification(writeOnce(UPDATE_GAMIFICATION, base, "key"), activity));

    purge(base + StorePolicy.DEFAULT.sessionTtlMs());

    assertThat(store.assessments().findSubject(session, null, base)).isEmpty();
    assertThat(store.export().exportUser(user, PageRequest.first(9), base).items())
        .extracting(ExportRecord::table)
        .containsExactly(MemoryTable.GAMIFICATION, MemoryTable.REVISIONS);
  }

  /** In pages of two, as other tests sweep the same times. */
  private void purge(long nowMs) {
    DeletedPage page;
    do {
      page = store.erasure().purgeExpired(nowMs, 2);
      long count = page.deleted().values().stream().mapToLong(Long::longValue).sum();
      assertThat(count).isLessThanOrEqualTo(2);
    } while (page.more());
  }

  @Test
  void purgeExpired_again_findsNothingOfThisUser() {
    long base = LONG_AGO - 200 * DAY;
    done(
        store
            .facts()
            .upsertFacts(
                writeAt(UPSERT_FACTS, base),
                List.of(fact("Old").at(base).expires(base + 1).draft())));
    purge(base + 1);

    DeletedPage again = store.erasure().purgeExpired(base + 1, 100);

    assertThat(again.deleted()).isEmpty();
    assertThat(again.more()).isFalse();
  }
}
