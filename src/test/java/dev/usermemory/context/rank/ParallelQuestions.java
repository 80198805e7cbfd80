package dev.usermemory.context.rank;

import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A memory in one language and questions that one fact of it answers each. The sets in six
 * languages say the same: {@code src/test/resources/languages}, a fact and its question a line.
 */
record ParallelQuestions(
    List<Fact> facts, List<String> questions, Function<String, Likeness> meaning) {

  private static final long NOW = 1_790_000_000_000L;
  private static final long HALF_LIFE_MS = 365L * 86_400_000;

  /** By words alone. */
  ParallelQuestions(List<Fact> facts, List<String> questions) {
    this(facts, questions, question -> Likeness.UNKNOWN);
  }

  static ParallelQuestions in(String language) {
    List<Fact> facts = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    for (String line : lines(language)) {
      String[] parts = line.split("\t");
      facts.add(fact(facts.size(), parts[0]));
      if (parts.length > 1) {
        questions.add(parts[1]);
      }
    }
    return new ParallelQuestions(facts, questions);
  }

  /** Questions from the first to before the last whose fact is not among the first three. */
  List<Integer> missed(int from, int to) {
    MemoryIndex index = MemoryIndex.of(facts, List.of());
    return IntStream.range(from, to).filter(i -> !isFound(index, i)).boxed().toList();
  }

  /** The share of questions, in percent, whose fact is among the first three. */
  int found(int from, int to) {
    return Math.round(100f * (to - from - missed(from, to).size()) / (to - from));
  }

  private boolean isFound(MemoryIndex index, int i) {
    String question = questions.get(i);
    return best(index, question, meaning.apply(question)).contains(facts.get(i));
  }

  static List<Fact> best(MemoryIndex index, String question) {
    return best(index, question, Likeness.UNKNOWN);
  }

  private static List<Fact> best(MemoryIndex index, String question, Likeness likeness) {
    var query = new RankQuery(question, Set.of(), Set.of(), Set.of(), null, false, likeness, NOW);
    return new Ranker().rank(index, query).facts().stream().limit(3).map(Ranked::item).toList();
  }

  /** Ids in an order that says nothing. */
  static Fact fact(int number, String text) {
    return new SampleFact("%03d".formatted(number * 337 % 1_000), text)
        .weight(1, HALF_LIFE_MS)
        .at(NOW)
        .fact();
  }

  private static List<String> lines(String language) {
    String name = "/languages/" + language + ".tsv";
    try (InputStream in = ParallelQuestions.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
