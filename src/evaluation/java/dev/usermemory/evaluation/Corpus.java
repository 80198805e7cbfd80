package dev.usermemory.evaluation;

import java.util.List;
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
