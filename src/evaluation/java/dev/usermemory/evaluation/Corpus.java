package dev.usermemory.evaluation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One person's memory with questions about it. */
public record Corpus(
    String name, List<Told> facts, List<Summary> summaries, List<Question> questions) {

  /**
   * A statement.
   *
   * @param skillId the skill it is about, if any
   * @param evidence what it is evidence of
   */
  public record Told(
      String text, @Nullable String skillId, String sessionId, long atMs, Set<String> evidence) {}

  /** What happened in a session. */
  public record Summary(String sessionId, String text, long atMs) {}

  /**
   * A question.
   *
   * @param evidence what an answer needs
   * @param sessions where that was told
   */
  public record Question(String text, Set<String> evidence, Set<String> sessions) {}

  /** The same statement twice is one fact with the evidence of both. */
  static List<Told> distinct(List<Told> facts) {
    Map<String, Told> byText = new LinkedHashMap<>();
    for (Told fact : facts) {
      byText.merge(fact.text(), fact, Corpus::union);
    }
    return List.copyOf(byText.values());
  }

  private static Told union(Told first, Told second) {
    var evidence = new LinkedHashSet<>(first.evidence());
    evidence.addAll(second.evidence());
    return new Told(first.text(), first.skillId(), first.sessionId(), first.atMs(), evidence);
  }

  /** The same memory, asked in other words. */
  Corpus asked(UnaryOperator<String> wording) {
    return new Corpus(
        name,
        facts,
        summaries,
        questions.stream()
            .map(q -> new Question(wording.apply(q.text()), q.evidence(), q.sessions()))
            .toList());
  }
}
