package dev.usermemory.evaluation;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads PrefEval (Zhao et al., "Do LLMs Recognize Your Preferences?", ICLR 2025): a file is a
 * topic, a list of preferences each with a question that it bears on. All of a file are one
 * person's; each was told on a day of its own. Where {@code conversation} has it between the lines,
 * its user's turns are the facts: the one that selects, or, of a talk that is numbered, any of
 * them.
 */
final class PrefEval {

  private static final Instant BEGIN = Instant.parse("2025-01-01T12:00:00Z");

  private PrefEval() {}

  /** Every {@code .json} file of a folder, by name. */
  static List<Corpus> readAll(Path folder) {
    return Format.jsonFiles(folder).stream().map(PrefEval::read).toList();
  }

  private static Corpus read(Path file) {
    List<Told> facts = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (Part entry : Part.of(file).list()) {
      int row = questions.size();
      String id = Integer.toString(row);
      long atMs = BEGIN.plus(Duration.ofDays(row)).toEpochMilli();
      for (String text : told(entry)) {
        facts.add(new Told(text, null, "session-" + id, atMs, Set.of(id)));
      }
      questions.add(new Question(entry.text("question"), Set.of(id), Set.of("session-" + id)));
    }
    if (facts.isEmpty()) {
      throw new IllegalArgumentException(file.getFileName() + " has no preference");
    }
    String name = file.getFileName().toString().replace(".json", "");
    return new Corpus(name, Corpus.distinct(facts), List.of(), questions);
  }

  private static List<String> told(Part entry) {
    if (!entry.json().has("conversation")) {
      return List.of(entry.text("preference"));
    }
    Part conversation = entry.get("conversation");
    return conversation.json().has("user_selection")
        ? List.of(conversation.text("user_selection"))
        : conversation.members().stream().map(turn -> turn.text("user")).toList();
  }
}
