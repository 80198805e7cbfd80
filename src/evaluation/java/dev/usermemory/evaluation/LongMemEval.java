package dev.usermemory.evaluation;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Told;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads LongMemEval (Wu et al., ICLR 2025): each question has a history of its own, whose turns are
 * the facts and those marked {@code has_answer} the evidence. Questions about what was never said
 * ({@code …_abs}) and those without a marked turn are left out.
 */
final class LongMemEval {

  /** What a fact may have. */
  private static final int LONGEST_FACT = 8_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");

  private LongMemEval() {}

  /** Every question of every {@code .json} file of a folder. */
  static List<Corpus> readAll(Path folder) {
    List<Corpus> corpora = new ArrayList<>();
    for (Path file : Format.jsonFiles(folder)) {
      try (MappingIterator<JsonNode> instances =
          JsonMapper.shared().readerFor(JsonNode.class).readValues(file)) { // one after the other
        while (instances.hasNextValue()) {
          Corpus corpus = corpus(instances.nextValue());
          if (!corpus.questions().isEmpty()) {
            corpora.add(corpus);
          }
        }
      }
    }
    return corpora;
  }

  private static Corpus corpus(JsonNode instance) {
    List<Told> facts = new ArrayList<>();
    Set<String> evidence = new LinkedHashSet<>();
    for (int i = 0; i < instance.path("haystack_sessions").size(); i++) {
      String session = instance.path("haystack_session_ids").path(i).asString();
      long atMs = atMs(instance.path("haystack_dates").path(i).asString());
      int number = 0;
      for (JsonNode turn : instance.path("haystack_sessions").path(i)) {
        String id = session + "#" + number++;
        String said = turn.path("role").asString() + ": " + turn.path("content").asString("");
        String text = said.substring(0, Math.min(said.length(), LONGEST_FACT)).strip();
        facts.add(new Told(text, null, session, atMs, Set.of(id)));
        if (turn.path("has_answer").asBoolean(false)) {
          evidence.add(id);
        }
      }
    }
    String name = instance.path("question_id").asString();
    List<Question> questions =
        evidence.isEmpty() || name.endsWith("_abs")
            ? List.of()
            : List.of(question(instance, evidence));
    return new Corpus(name, Corpus.distinct(facts), List.of(), questions);
  }

  private static Question question(JsonNode instance, Set<String> evidence) {
    Set<String> sessions = new LinkedHashSet<>();
    instance.path("answer_session_ids").forEach(id -> sessions.add(id.asString()));
    return new Question(instance.path("question").asString(), evidence, sessions);
  }

  /** Such as {@code 2023/05/20 (Sat) 02:21}. */
  private static long atMs(String date) {
    return LocalDateTime.parse(date.replaceFirst(" \\(.*?\\) ", " "), TIME)
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }
}
