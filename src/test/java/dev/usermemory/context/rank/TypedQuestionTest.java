package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions as people type them: with slips, amid talk, about nothing that is known. */
class TypedQuestionTest {

  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  private final MemoryIndex index =
      MemoryIndex.of(
          List.of(
              fact("1", "Caroline plays the cello on Sundays."),
              fact("2", "Caroline has an allergy to peanuts."),
              fact("3", "Caroline met Melanie in Rome."),
              fact("4", "Caroline likes Melanie and her garden."),
              fact("5", "Melanie practises presentations with Caroline."),
              fact("6", "Melanie told Caroline about the physician."),
              fact("7", "Melanie asked Caroline for soup.")),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "Who plays the celol?, 1",
    "Any alergy?, 2",
    "What about presntatoins?, 5",
    "Is there a dcotor?, 6",
    "What did Carolnie do with the cello?, 1",
    "carolines cello, 1"
  })
  void misspeltWord_isReadAsTheNearestKnownOne(String question, String fact) {
    assertThat(best(question)).isEqualTo(fact);
  }

  @Test
  void misspeltName_namesTheSubject() {
    assertThat(term(rank("What does Carolnie like?").facts().getFirst(), "subject")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"cello, celol", "peanuts, peanust", "presentations, presntatoins"})
  void misspeltWord_countsLessThanTheWord(String word, String typed) {
    double exact = term(rank("Who about " + word + "?").facts().getFirst(), "text");
    double misspelt = term(rank("Who about " + typed + "?").facts().getFirst(), "text");

    assertThat(misspelt).isPositive().isLessThan(exact);
  }

  @ParameterizedTest
  @CsvSource({"Is there a hello?", "Who has 4321?", "What of sopu?x", "What does this do?"})
  void listedShortOrOtherWords_areMeantAsTheyAre(String question) {
    var known = MemoryIndex.of(List.of(fact("1", "Has 4312 and tea with hallo.")), List.of());

    assertThat(term(ask(known, question).facts().getFirst(), "text")).isZero();
  }

  @Test
  void moreUnknownWordsThanAreRead_stayUnknown() {
    String unknown =
        IntStream.range(0, Misspellings.MOST_WORDS)
            .mapToObj(i -> "zq" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "vwx")
            .collect(Collectors.joining(" "));

    assertThat(term(rank("celol " + unknown).facts().getFirst(), "text")).isPositive();
    assertThat(rank(unknown + " celol").facts()).allMatch(fact -> term(fact, "text") == 0);
  }

  @Test
  void questionAmidTalk_isAnsweredByItsBestPart() {
    String talk = "I was in the garden. It rained on the soup. ";

    assertThat(best(talk + "Which allergy to peanuts is known?")).isEqualTo("2");
    assertThat(best("Which allergy to peanuts is known? " + talk)).isEqualTo("2");
  }

  @Test
  void termsOfAPartAndTheWhole_addUpToTheScore() {
    List<Ranked<Fact>> facts =
        rank("I don't like the rain in March. Who has an alergy to peanuts? Melanie was in Rome.")
            .facts();
    double best = sum(facts.getFirst());

    assertThat(facts)
        .allSatisfy(
            fact -> assertThat(fact.value()).isCloseTo(Math.exp(sum(fact) - best), within(1e-9)));
  }

  @ParameterizedTest
  @CsvSource({
    "How do I configure a Kubernetes ingress?, false",
    "How do I configure a Kubernetes ingress controller on peanuts and plastic?, false",
    "Peanuts for the ingress?, true",
    "What is it?, true",
    "How does Melanie configure an ingress?, true"
  })
  void question_isTiedByItsWordsOrAName(String question, boolean tied) {
    assertThat(rank(question).tied()).isEqualTo(tied);
  }

  @Test
  void noQuestion_isTied() {
    assertThat(new Ranker().rank(index, RankQuery.of(null, NOW)).tied()).isTrue();
  }

  private String best(String question) {
    return rank(question).facts().getFirst().item().factId();
  }

  private Ranking rank(String question) {
    return ask(index, question);
  }

  private static Ranking ask(MemoryIndex index, String question) {
    return new Ranker().rank(index, RankQuery.of(question, NOW));
  }

  private static double sum(Ranked<Fact> item) {
    return item.terms().stream().mapToDouble(ScoreTerm::value).sum();
  }

  private static double term(Ranked<Fact> item, String name) {
    return item.terms().stream()
        .filter(t -> t.name().equals(name))
        .mapToDouble(ScoreTerm::value)
        .sum();
  }

  private static Fact fact(String id, String text) {
    return new SampleFact(id, text).weight(5, 1_000_000_000L).at(NOW).fact();
  }
}
