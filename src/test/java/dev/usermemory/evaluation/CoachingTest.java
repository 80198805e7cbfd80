package dev.usermemory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.embedding.Embedder;
import dev.usermemory.context.embedding.local.LocalEmbedder;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards what ranking reached on memories that say "the user …". */
class CoachingTest {

  private static final long NOW = Instant.parse("2026-01-15T12:00:00Z").toEpochMilli();

  @Test
  void coaching_nurse_keepsItsFloor() {
    Scores scores = scores("nurse");

    assertThat(scores.meanF()).isGreaterThan(90.8);
    assertThat(scores.f(128)).isGreaterThan(79.5);
  }

  @Test
  void coaching_architect_keepsItsFloor() {
    Scores scores = scores("architect");

    assertThat(scores.meanF()).isGreaterThan(91.2);
    assertThat(scores.f(128)).isGreaterThan(73);
  }

  /** By the local models: 96.7 and 95.8. */
  @Test
  void coaching_byMeaningToo_keepsItsFloor() {
    try (var embedder = new LocalEmbedder()) {
      assertThat(scores("nurse", embedder).meanF()).isGreaterThan(96.2);
      assertThat(scores("architect", embedder).meanF()).isGreaterThan(95.3);
    }
  }

  @Test
  void coaching_questions_askForFactsThatExist() {
    List<Corpus> corpora = Coaching.readAll();

    for (Corpus corpus : corpora) {
      var known = new HashSet<String>();
      corpus.facts().forEach(told -> known.addAll(told.evidence()));
      assertThat(corpus.questions())
          .allSatisfy(question -> assertThat(question.evidence()).isSubsetOf(known));
    }
    assertThat(corpora.stream().mapToInt(c -> c.facts().size()).sum()).isEqualTo(282);
    assertThat(corpora.stream().mapToInt(c -> c.questions().size()).sum()).isEqualTo(198);
  }

  private static Scores scores(String name, Embedder embedder) {
    Corpus corpus = Coaching.read(name);
    return Scores.of(corpus, new LocalMemory(corpus, Meanings.of(corpus, embedder), NOW));
  }

  private static Scores scores(String name) {
    Corpus corpus = Coaching.read(name);
    return Scores.of(corpus, new LocalMemory(corpus, NOW));
  }
}
