package dev.usermemory.context.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.rank.Likeness;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class StoredMeaningsTest {

  private static final UserId USER = new UserId("ana");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<EmbeddingTelemetry.Reason> fallbacks =
      Collections.synchronizedList(new ArrayList<>());
  private final EmbeddingTelemetry telemetry =
      new EmbeddingTelemetry() {
        @Override
        public void fellBack(Reason reason) {
          fallbacks.add(reason);
        }
      };
  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private final FakeVectorStore store = new FakeVectorStore();
  private final FakeEmbedder embedder = new FakeEmbedder();
  private final KnownVectors known = new KnownVectors(DataSize.ofMegabytes(1), clock);
  private final EmbeddingQueue queue = new EmbeddingQueue(2);
  private final QuestionPool pool = new QuestionPool(1);
  private final FactEmbedding embedding =
      new FactEmbedding(embedder, store, known, telemetry, 2, clock);
  private final EmbeddingWorker worker = new EmbeddingWorker(queue, embedding, telemetry);
  private final Meanings meanings =
      new StoredMeanings(embedding, known, queue, pool, PATIENCE, telemetry);

  @AfterEach
  void stop() {
    embedder.gate.countDown();
    worker.stop();
    pool.close();
  }

  private Optional<Likeness> compare(@Nullable String question, String... factIds) {
    return compare(question, PATIENCE, factIds);
  }

  private Optional<Likeness> compare(
      @Nullable String question, Duration patience, String... factIds) {
    List<Fact> facts = Stream.of(factIds).map(id -> new SampleFact(id, id).fact()).toList();
    return meanings.compare(
        USER,
        question,
        new ContextSnapshot(facts, List.of(), null, null, List.of(), List.of(), true),
        patience);
  }

  private void say() {
    store.say("a", "Does not eat pork");
    store.say("b", "Has two cats");
    store.say("c", "Plays the cello");
  }

  @Test
  void compare_storedFacts_areNearAsTheyMean() {
    say();
    queue.add(USER);
    worker.start();
    await().untilAsserted(() -> assertThat(embedder.embedded).hasValue(3));

    Likeness likeness = compare("Which dish?", "a", "b", "c").orElseThrow();

    assertThat(likeness.cosines()).containsOnlyKeys("a", "b", "c");
    assertThat(likeness.cosines().get("a")).isGreaterThan(0.99);
    assertThat(likeness.cosines().get("b")).isLessThan(0.3);
    assertThat(likeness.acrossLanguages()).isEqualTo(embedder.crossesLanguages()).isFalse();
  }

  @Test
  void compare_factsWithoutVectors_areEmbeddedInTheBackground() {
    say();
    assertThat(compare("Which dish?", "a", "b", "c")).isEmpty();
    worker.start();

    await()
        .untilAsserted(() ->
            assertThat(compare("Which dish?", "a", "b", "c").orElseThrow().cosines()).hasSize(3));
    assertThat(fallbacks).isEmpty();
  }

  @Test
  void compare_withoutQuestion_saysNothingAndStillHasFactsEmbedded() {
    say();
    worker.start();

    assertThat(compare(null, "a", "b", "c")).contains(Likeness.UNKNOWN);
    assertThat(compare(" ", "a", "b", "c")).contains(Likeness.UNKNOWN);

    await().untilAsserted(() -> assertThat(embedder.embedded).hasValue(3));
  }

  @Test
  void compare_nobody_asksForNothing() {
    assertThat(compare("Which dish?")).contains(Likeness.UNKNOWN);
    assertThat(queue.size()).isZero();
    assertThat(embedder.embedded).hasValue(0);
  }

  @Test
  void compare_embedderTooSlow_isLate() {
    embedder.gate = new CountDownLatch(1);

    assertThat(compare("Which dish?", Duration.ofMillis(20), "a")).isEmpty();

    assertThat(fallbacks).containsExactly(EmbeddingTelemetry.Reason.LATE);
  }

  @Test
  void compare_deadlinePassed_isLateAtOnce() {
    assertThat(compare("Which dish?", Duration.ofNanos(-1), "a")).isEmpty();
  }

  @Test
  void compare_embedderOrStoreFails_fallsBack() {
    embedder.broken = true;
    assertThat(compare("Which dish?", "a")).isEmpty();
    store.away(true);
    assertThat(compare("Which dish?", "a")).isEmpty();

    assertThat(fallbacks).hasSize(2).containsOnly(EmbeddingTelemetry.Reason.FAILED);
  }

  @Test
  void compare_tooManyAtATime_areRefused() {
    known.keep(USER, known.ticket(USER), FactVectors.of(List.of()));
    embedder.gate = new CountDownLatch(1);
    for (int i = 0; i < 9; i++) {
      pool.start(() -> embedding.ofQuestion("Which dish?"));
    }

    assertThat(compare("Which dish?", "a")).isEmpty();

    assertThat(fallbacks).containsExactly(EmbeddingTelemetry.Reason.BUSY);
  }

  @Test
  void compare_whatIsKnown_isNotReadAgain() {
    say();
    embedding.load(USER);
    while (embedding.step(USER)) {
      // as the worker does
    }

    assertThat(compare("Which dish?", "a", "b", "c").orElseThrow().cosines()).hasSize(3);
    assertThat(store.reads()).isEqualTo(1);
    assertThat(queue.size()).isZero();
  }

  @Test
  void compare_factsGone_areForgotten() {
    say();
    embedding.load(USER);
    embedding.step(USER);

    assertThat(compare("Which dish?", "b").orElseThrow().cosines()).containsOnlyKeys("b");
  }

  @Test
  void step_personErasedMeanwhile_leavesNothing() {
    say();
    embedding.load(USER);
    embedder.gate = new CountDownLatch(1);
    Thread step = Thread.ofPlatform().start(() -> embedding.step(USER));
    await().until(() -> step.getState() == Thread.State.WAITING);
    List.of("a", "b", "c").forEach(store::forget);
    known.evict(USER);
    embedder.gate.countDown();
    await().until(() -> !step.isAlive());

    assertThat(known.find(USER)).isNull();
    assertThat(store.vectors(USER, embedder.model())).isEmpty();
  }

  @Test
  void worker_afterAFailure_triesAgain() {
    say();
    embedder.broken = true;
    queue.add(USER);
    worker.start();
    await().until(() -> queue.size() == 1);
    embedder.broken = false;

    await().untilAsserted(() -> assertThat(embedder.embedded).hasValue(3));
  }

  @Test
  void queue_isBoundedAndForgetsTheErased() {
    var others = List.of(new UserId("ben"), new UserId("cleo"), new UserId("dan"));
    others.forEach(queue::written);
    others.forEach(queue::written);
    assertThat(queue.size()).isEqualTo(2);

    queue.evict(new UserId("ben"));
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void pause_doublesUpToAMinute() {
    assertThat(Stream.of(1, 2, 3, 6, 7, 1_000).map(EmbeddingWorker::pause))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 32L, 60L, 60L);
  }

  @Test
  void known_isBoundedInBytes() {
    var small = new KnownVectors(DataSize.ofBytes(0), clock);
    small.keep(
        USER,
        small.ticket(USER),
        FactVectors.of(List.of(new FactVector("a", "fake/1", Vector.of(new float[] {1})))));

    assertThat(small.find(USER)).isNull();
  }
}
