package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is added to an index for a question ranks like what was there. */
class OpenIndexTest {

  private static final long NOW = 1_750_000_000_000L;
  private static final String QUESTION = "Where does the cello stand, and who painted the harbour?";
  private static final Episode PAINTING =
      new Episode(
          "e", "s", null, "A picture was talked about.", List.of(), null, null, NOW - 9, null);

  private static Fact fact(String id, String text, long at, String session) {
    return new SampleFact(id, text).at(at).session(session).fact();
  }

  private static List<Fact> many() {
    return IntStream.range(0, 40)
        .mapToObj(i -> fact("k" + i, "Thing " + i + " stands there", NOW - 100 - i, null))
        .toList();
  }

  private static List<Ranked<Fact>> ranked(MemoryIndex index, String question) {
    return new Ranker().rank(index, RankQuery.of(question, NOW)).facts();
  }

  private static List<String> values(MemoryIndex index) {
    return ranked(index, QUESTION).stream()
        .map(fact -> "%s %.9f".formatted(fact.item().factId(), fact.value()))
        .toList();
  }

  private static double term(MemoryIndex index, String question, String id, String name) {
    return ranked(index, question).stream()
        .filter(fact -> fact.item().factId().equals(id))
        .flatMap(fact -> fact.terms().stream())
        .filter(term -> term.name().equals(name))
        .mapToDouble(ScoreTerm::value)
        .sum();
  }

  @Test
  void with_factsOfUsualLength_isAsIfTheyHadBeenThere() {
    List<Fact> more =
        List.of(
            fact("m1", "Cello number 77 stands here", NOW - 7, null),
            fact("m2", "Painted harbour 4 stands", NOW - 900, null));
    List<Fact> all = Stream.concat(many().stream(), more.stream()).toList();

    MemoryIndex index = new OpenIndex(many(), List.of()).with(more);

    // 40 of the same length decide what is usual, with or without two others
    assertThat(values(index).subList(0, 2))
        .allMatch(value -> value.startsWith("m"))
        .first()
        .isEqualTo(values(MemoryIndex.of(all, List.of())).getFirst());
    assertThat(ranked(index, QUESTION)).hasSize(42);
  }

  @Test
  void with_otherFacts_leavesTheIndexAsItWas() {
    var open = new OpenIndex(many(), List.of(PAINTING));
    List<String> before = values(open.index());

    open.with(List.of(fact("m", "The cello stands in the hall", NOW, "s")));

    assertThat(values(open.index())).isEqualTo(before);
    assertThat(open.with(List.of())).isSameAs(open.index());
  }

  @Test
  void with_aFactOfAKnownSession_belongsToIt() {
    var open = new OpenIndex(many(), List.of(PAINTING));

    MemoryIndex index = open.with(List.of(fact("m", "She likes the picture", NOW, "s")));

    assertThat(term(index, "Which picture?", "m", "session")).isPositive();
    assertThat(term(index, "Was it talked about?", "m", "retold")).isPositive();
    assertThat(ranked(index, "picture").getFirst().session()).isEqualTo("s");
  }

  @Test
  void with_factsOfANewSession_belongTogether() {
    var open = new OpenIndex(many(), List.of(PAINTING));

    MemoryIndex index =
        open.with(
            List.of(
                fact("m1", "The harbour was painted", NOW, "new"),
                fact("m2", "Blue suits it", NOW - 1, "new")));

    assertThat(term(index, "Who painted the harbour?", "m2", "session")).isPositive();
    assertThat(ranked(index, "harbour").getFirst().session()).isEqualTo("new");
  }

  @Test
  void with_newerFact_outdatesAKnownOne() {
    assertThat(outdated("Has a dog", NOW - 9, "Had a dog", NOW - 1)).containsExactly("known");
  }

  @Test
  void with_olderFact_isOutdatedByAKnownOne() {
    assertThat(outdated("Is vegetarian", NOW - 1, "Is not vegetarian", NOW - 9))
        .containsExactly("more");
  }

  private static List<String> outdated(String known, long knownAt, String more, long moreAt) {
    List<Fact> facts = new ArrayList<>(many());
    facts.add(fact("known", known, knownAt, null));
    var open = new OpenIndex(facts, List.of());
    List<String> before = outdated(open.index());
    MemoryIndex index = open.with(List.of(fact("more", more, moreAt, null)));
    return outdated(index).stream().filter(id -> !before.contains(id)).toList();
  }

  private static List<String> outdated(MemoryIndex index) {
    return index.outdated().mapToObj(i -> index.facts().get(i).factId()).toList();
  }

  @Test
  void estimatedBytes_countsWhatIsKeptForMore() {
    var open = new OpenIndex(many(), List.of(PAINTING));

    assertThat(open.estimatedBytes()).isGreaterThan(open.index().estimatedBytes());
    assertThat(open.with(List.of(fact("m", "Cello", NOW, null))).continuedBytes()).isPositive();
  }
}
