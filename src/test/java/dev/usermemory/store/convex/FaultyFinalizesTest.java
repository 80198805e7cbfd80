package dev.usermemory.store.convex;

import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import dev.usermemory.tier.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** While a fifth of all requests goes wrong, nothing is lost and nothing is counted twice. */
@TestInstance(Lifecycle.PER_CLASS)
class FaultyFinalizesTest {

  private static final int FINALIZES = Tier.cases(800, 10_000);
  private static final int UPDATES = Tier.cases(400, 1_000);

  /** All at once; no more, because the harness gets slower with every document. */
  private static final int BATCH = 200;

  private static final int USERS = 8;
  private static final int EACH = BATCH / USERS;

  /** Deployments that work side by side, as each often only waits for stragglers. */
  private static final int LANES = 2;

  private static final long NOW = 1_760_000_000_000L;
  private static final long LATER = NOW + 86_400_000;
  private static final String TODAY = "20251009";
  private static final PageRequest ALL = PageRequest.first(200);

  private final List<Faults> lanes = new ArrayList<>();

  @BeforeAll
  void start() {
    for (int lane = 0; lane < LANES; lane++) {
      lanes.add(new Faults());
    }
  }

  @AfterAll
  void stop() {
    lanes.forEach(Faults::close);
  }

  /** What happens on a lane with a seed of its own. */
  private interface Batch {
    void run(Faults faults, int seed) throws Exception;
  }

  private void inLanes(int batches, Batch batch) throws Exception {
    try (var executor = Executors.newFixedThreadPool(LANES)) {
      var runs =
          IntStream.range(0, LANES)
              .mapToObj(lane ->
                  executor.submit(() -> {
                    for (int seed = lane; seed < batches; seed += LANES) {
                      batch.run(lanes.get(lane), seed);
                    }
                    return lane;
                  }))
              .toList();
      for (var run : runs) {
        run.get();
      }
    }
  }

  @Test
  void finalizes_areAllCountedOnce() throws Exception {
    inLanes(
        FINALIZES / BATCH,
        (faults, seed) -> {
          Set<String> standings = ConcurrentHashMap.newKeySet();
          faults.strike(seed, BATCH, i -> standings.add(user(i) + " " + finish(faults.store(), i)));
          for (int user = 0; user < USERS; user++) {
            holdsEachOnce(faults.store(), user);
          }
          // What each was answered: a point more than the one before it.
          assertThat(standings).isEqualTo(everyStanding());
        });
    assertThat(lanes)
        .allSatisfy(lane -> {
          assertThat(lane.share()).isCloseTo(Faults.SHARE, within(Tier.cases(8, 3) / 100.0));
          assertThat(lane.struck()).hasSize(Faults.KINDS);
        });
  }

  private static UserId user(int i) {
    return new UserId("user-" + i % USERS);
  }

  private static Set<String> everyStanding() {
    return IntStream.range(0, BATCH)
        .mapToObj(i -> user(i) + " " + (1 + i / USERS))
        .collect(Collectors.toSet());
  }

  /** Finalizes as a caller who repeats what a 503 answered, and returns the points that it got. */
  private static long finish(OpenConvex store, int i) {
    var write =
        new Write(
            user(i),
            FINALIZE_ASSESSMENT,
            NOW,
            List.of(new IdempotencyKey("finalize:" + i, "hash")));
    var calls = new AtomicInteger();
    Outcome<FinalizeResult> outcome =
        await()
            .pollInSameThread()
            .pollInterval(Duration.ofMillis(50))
            .atMost(Duration.ofMinutes(2))
            .ignoreExceptionsMatching(FaultyFinalizesTest::isRepeatable)
            .until(
                () -> {
                  calls.incrementAndGet();
                  return store.assessments().finalizeAssessment(write, finalization(i));
                },
                Objects::nonNull);

    var done = (Outcome.Done<FinalizeResult>) outcome;
    if (calls.get() == 1) { // the gateway's own retries are none of the caller's business
      assertThat(done.replayed()).isFalse();
    }
    assertThat(done.value().episodeId()).isEqualTo(SessionEpisode.id(user(i), "session-" + i));
    assertThat(done.value().facts()).isOne();
    return Objects.requireNonNull(done.value().gamification()).xpTotal();
  }

  private static boolean isRepeatable(Throwable failure) {
    return failure instanceof StoreUnavailableException || failure instanceof StoreTimeoutException;
  }

  private static void holdsEachOnce(OpenConvex store, int number) {
    UserId user = user(number);
    int[] mine = IntStream.range(0, BATCH).filter(i -> i % USERS == number).toArray();
    assertThat(store.gamification().findGamification(user, NOW))
        .extracting(standing -> value(standing).xpTotal())
        .isEqualTo((long) EACH);
    assertThat(value(store.progress().listDaily(user, TODAY, TODAY, null, ALL, NOW)).items())
        .containsExactly(rollup(EACH));
    assertThat(value(store.episodes().listEpisodes(user, ALL, NOW)).items())
        .containsExactlyInAnyOrder(
            IntStream.of(mine).mapToObj(FaultyFinalizesTest::episode).toArray(Episode[]::new));
    assertThat(value(store.facts().listFacts(user, FactFilter.CURRENT, ALL, NOW)).items())
        .containsExactlyInAnyOrder(
            IntStream.of(mine).mapToObj(i -> draft(i).toFact()).toArray(Fact[]::new));
  }

  private static <T> T value(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }

  private static Finalization finalization(int i) {
    return new SampleFinalization("session-" + i, "g")
        .part("Spoke " + i, NOW, LATER)
        .facts(draft(i))
        .rollups(rollup(1))
        .earning(1, TODAY)
        .build();
  }

  private static Episode episode(int i) {
    return SessionEpisode.compose(user(i), List.of(Objects.requireNonNull(finalization(i).part())))
        .orElseThrow();
  }

  private static FactDraft draft(int i) {
    String text = "Needs work: " + i;
    return new FactDraft(
        FactIds.of(user(i), FactKind.SKILL_HINT, "talk", text),
        FactKind.SKILL_HINT,
        text,
        List.of(),
        "talk",
        1,
        86_400_000,
        NOW,
        LATER,
        "assessment",
        "session-" + i,
        null,
        false);
  }

  private static DailyRollup rollup(int times) {
    return new DailyRollup(
        TODAY,
        "talk",
        times,
        6.5 * times,
        times,
        List.of("medal"),
        List.of(),
        7L * times,
        3L * times,
        0.25 * times,
        900L * times,
        NOW);
  }

  /** No key of the caller's protects these, only the gateway's own. */
  @Test
  void updatesWithoutAKey_areNeverCountedTwice() throws Exception {
    var answers = new AtomicInteger();
    inLanes(
        UPDATES / BATCH,
        (faults, seed) -> {
          Set<String> answered = ConcurrentHashMap.newKeySet();
          faults.strike(
              seed,
              BATCH,
              i -> {
                if (update(faults.store(), i)) {
                  answered.add("badge " + i);
                }
              });
          assertThat(answered).isSubsetOf(countedOnce(faults.store()));
          answers.addAndGet(answered.size());
        });
    assertThat(answers.get()).isGreaterThan(UPDATES / 2);
  }

  /** All badges, of which each came with a point. */
  private static Set<String> countedOnce(OpenConvex store) {
    var badges = new HashSet<String>();
    for (int user = 0; user < USERS; user++) {
      var standing = value(store.gamification().findGamification(user(user), NOW));
      assertThat(standing.xpTotal()).isEqualTo(standing.badges().size());
      badges.addAll(standing.badges());
    }
    return badges;
  }

  /** A point and a badge of its own; false when nobody can say whether it was counted. */
  private static boolean update(OpenConvex store, int i) {
    var update = new GamificationUpdate(1, List.of("badge " + i), TODAY, null);
    try {
      var done =
          store
              .gamification()
              .updateGamification(Write.of(user(i), UPDATE_GAMIFICATION, NOW), update);
      assertThat(((Outcome.Done<?>) done).replayed()).isFalse();
      return true;
    } catch (StoreUnavailableException | StoreTimeoutException e) {
      return false;
    }
  }
}
