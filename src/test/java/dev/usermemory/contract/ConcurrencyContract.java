package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Thirty-two at once: nothing is lost, nothing happens twice. */
abstract class ConcurrencyContract extends StoreAspect {

  private static final int WRITERS = 32;
  private static final int ROUNDS = 4;
  private static final GamificationUpdate ACTIVITY =
      new GamificationUpdate(1, List.of(), "20251009", null);

  ConcurrencyContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  /** Starts all at the same moment and returns their results in order. */
  private static <T> List<T> atOnce(IntFunction<T> work) throws Exception {
    var start = new CountDownLatch(1);
    // Of the platform, which lets each have its turn: one that reads on and on holds nobody up.
    try (var executor = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var futures = new ArrayList<Future<T>>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        Callable<T> task =
            () -> {
              start.await();
              return work.apply(writer);
            };
        futures.add(executor.submit(task));
      }
      start.countDown();
      return results(futures);
    }
  }

  private static <T> List<T> results(List<Future<T>> futures)
      throws InterruptedException, ExecutionException {
    var results = new ArrayList<T>();
    for (Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  private Gamification standing() {
    return done(store.gamification().findGamification(user, NOW));
  }

  private List<DailyRollup> days() {
    return done(store
            .progress()
            .listDaily(user, "20251009", "20251009", null, PageRequest.first(9), NOW))
        .items();
  }

  @Test
  void rollups_addUp() throws Exception {
    var one =
        new DailyRollup("20251009", "talk", 1, 5.1, 2, List.of("m"), List.of(), 3, 4, 0.1, 5, NOW);

    atOnce(writer -> {
      for (int i = 0; i < ROUNDS; i++) {
        done(store.progress().upsertDaily(write(UPSERT_DAILY), one));
      }
      return writer;
    });

    int n = WRITERS * ROUNDS;
    assertThat(days())
        .containsExactly(
            new DailyRollup(
                "20251009",
                "talk",
                n,
                652.8,
                2 * n,
                List.of("m"),
                List.of(),
                3 * n,
                4 * n,
                12.8,
                5 * n,
                NOW));
  }

  @Test
  void pointsAndBadges_addUp() throws Exception {
    atOnce(writer ->
        done(
            store
                .gamification()
                .updateGamification(
                    write(UPDATE_GAMIFICATION),
                    new GamificationUpdate(1, List.of("badge " + writer), "20251009", null))));

    assertThat(standing().xpTotal()).isEqualTo(WRITERS);
    assertThat(standing().badges()).hasSize(WRITERS).doesNotHaveDuplicates();
  }

  @Test
  void sameKey_happensOnce() throws Exception {
    List<Outcome<Gamification>> outcomes =
        atOnce(writer ->
            store
                .gamification()
                .updateGamification(writeOnce(UPDATE_GAMIFICATION, NOW, "the key"), ACTIVITY));

    assertThat(standing().xpTotal()).isEqualTo(1);
    assertThat(outcomes)
        .filteredOn(outcome -> !((Outcome.Done<Gamification>) outcome).replayed())
        .hasSize(1);
    assertThat(outcomes)
        .extracting(outcome -> ((Outcome.Done<Gamification>) outcome).value())
        .containsOnly(standing());
  }

  @Test
  void sameEpisode_isStoredOnce() throws Exception {
    Episode episode = episode("ep-1").build();

    List<Outcome<Episode>> outcomes =
        atOnce(writer -> store.episodes().ingestEpisode(write(INGEST_EPISODE), episode));

    assertThat(outcomes).filteredOn(outcome -> outcome.equals(Outcome.done(episode))).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.equals(new Outcome.Done<>(episode, true)))
        .hasSize(WRITERS - 1);
  }

  @Test
  void sameStatement_isReinforcedByAllButOne() throws Exception {
    FactDraft draft = fact("Has a cat").draft();

    List<FactUpsert> results =
        atOnce(writer ->
            done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(draft))).getFirst());

    assertThat(results)
        .filteredOn(result -> result.result() == FactUpsert.Result.CREATED)
        .hasSize(1);
    assertThat(results).extracting(result -> result.fact().weight()).doesNotHaveDuplicates();
  }

  @Test
  void sameSlot_holdsOneCurrentFact() throws Exception {
    List<FactUpsert> results =
        atOnce(writer ->
            done(store
                    .facts()
                    .upsertFacts(
                        write(UPSERT_FACTS),
                        List.of(fact("Lives in town " + writer).slot("home").draft())))
                .getFirst());

    List<Fact> current =
        done(store.facts().listFacts(user, FactFilter.CURRENT, PageRequest.first(200), NOW))
            .items();
    assertThat(current).hasSize(1);
    assertThat(results)
        .flatExtracting(FactUpsert::supersededFactIds)
        .hasSize(WRITERS - 1)
        .doesNotHaveDuplicates()
        .doesNotContain(current.getFirst().factId());
  }

  @Test
  void trackedSkills_areThreeAtMost() throws Exception {
    List<Boolean> stored =
        atOnce(writer -> {
          var skill = new TrackedSkill("skill " + writer, 5, 1 + writer % 3, null, 0, 0);
          try {
            done(store.trackedSkills().putTrackedSkill(write(PUT_TRACKED_SKILL), skill));
            return true;
          } catch (ConflictException e) {
            return false;
          }
        });

    assertThat(stored).filteredOn(wasStored -> wasStored).hasSize(3);
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .extracting(TrackedSkill::order)
        .containsExactly(1, 2, 3);
  }

  @Test
  void erasingAtOnce_countsEveryDocumentOnce() throws Exception {
    for (int i = 0; i < 50; i++) {
      done(store.episodes().ingestEpisode(write(INGEST_EPISODE), episode("ep-" + i).build()));
    }

    List<DeletedPage> pages = atOnce(writer -> store.erasure().eraseUser(user, 7, NOW));

    long deleted =
        pages.stream()
            .flatMap(page -> page.deleted().values().stream())
            .mapToLong(Long::longValue)
            .sum();
    assertThat(deleted).isEqualTo(51); // the revision, too
    assertThat(store.export().exportUser(user, PageRequest.first(9), NOW).items()).isEmpty();
  }

  @Test
  void readsBesideWrites_seeWholeTransactions() throws Exception {
    var writing = new CountDownLatch(WRITERS / 2);

    List<Set<Integer>> seen =
        atOnce(writer -> {
          if (writer % 2 == 1) {
            return sizesUntil(writing);
          }
          try {
            for (int i = 0; i < ROUNDS; i++) {
              sayLeftAndRight(writer + "." + i);
            }
            return Set.of();
          } finally {
            writing.countDown();
          }
        });

    assertThat(seen).allSatisfy(sizes -> assertThat(sizes).allMatch(size -> size % 2 == 0));
    assertThat(sizesUntil(writing)).containsExactly(WRITERS * ROUNDS);
  }

  private void sayLeftAndRight(String what) {
    done(
        store
            .facts()
            .upsertFacts(
                write(UPSERT_FACTS),
                List.of(fact("Left " + what).draft(), fact("Right " + what).draft())));
  }

  /** How many facts each of the reads saw that went on while others wrote, and the last one. */
  private Set<Integer> sizesUntil(CountDownLatch written) {
    var sizes = new HashSet<Integer>();
    boolean last;
    do {
      last = written.getCount() == 0;
      sizes.add(
          done(store.facts().listFacts(user, FactFilter.CURRENT, PageRequest.first(200), NOW))
              .items()
              .size());
    } while (!last);
    return sizes;
  }
}
