package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.FactVectors;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.context.embedding.local.LocalEmbedder;
import dev.usermemory.memory.fact.Fact;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models of this process know English and Chinese; no other language may lose by them. */
class LanguagesByMeaningTest {

  private static final LocalEmbedder EMBEDDER = new LocalEmbedder();

  @AfterAll
  static void close() {
    EMBEDDER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, en", "de, de", "es, es", "zh, zh", "ar, ar", "ja, ja", "fr, fr", "it, it", "pt, pt",
    "nl, nl", "ru, ru", "hi, hi", "tr, tr", "pl, pl", "en, de", "de, en", "en, es", "es, en"
  })
  void rank_byMeaningToo_findsNoFewerFacts(String asked, String told) {
    List<String> questions = ParallelQuestions.in(asked).questions();
    List<Fact> facts = ParallelQuestions.in(told).facts();
    var byWords = new ParallelQuestions(facts, questions);
    var byMeaningToo = new ParallelQuestions(facts, questions, meaning(facts));

    assertThat(byMeaningToo.found(0, questions.size()))
        .isGreaterThanOrEqualTo(byWords.found(0, questions.size()));
  }

  private static Function<String, Likeness> meaning(List<Fact> facts) {
    FactVectors vectors =
        FactVectors.of(
            facts.stream()
                .map(fact -> new FactVector(fact.factId(), EMBEDDER.model(), vector(fact.text())))
                .toList());
    return question ->
        new Likeness(vectors.to(vector(question)).cosines(), EMBEDDER.crossesLanguages());
  }

  private static Vector vector(String text) {
    return EMBEDDER.embed(List.of(text)).getFirst();
  }
}
