package dev.usermemory.evaluation;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Told;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
        for (int i = 0; instances.hasNextValue(); i++) {
          Corpus corpus =
              corpus(new Part(file.getFileName() + "[" + i + "]", instances.nextValue()));
          if (!corpus.questions().isEmpty()) {
            corpora.add(corpus);
          }
        }
      }
    }
    return corpora;
  }

  private static Corpus corpus(Part instance) {
    List<Part> sessions = instance.list("haystack_sessions");
    List<Part> ids = instance.list("haystack_session_ids");
    List<Part> dates = instance.list("haystack_dates");
    if (ids.size() != sessions.size() || dates.size() != sessions.size()) {
      throw instance.fault("has not one id and one date for each of haystack_sessions");
    }
    List<Told> facts = new ArrayList<>();
    Set<String> evidence = new LinkedHashSet<>();
    for (int i = 0; i < sessions.size(); i++) {
      String session = ids.get(i).text();
      long atMs = atMs(dates.get(i));
      int number = 0;
      for (Part turn : sessions.get(i).list()) {
        String id = session + "#" + number++;
        String said = turn.text("role") + ": " + turn.text("content");
        String text = said.substring(0, Math.min(said.length(), LONGEST_FACT)).strip();
        facts.add(new Told(text, null, session, atMs, Set.of(id)));
        if (turn.json().path("has_answer").asBoolean(false)) {
          evidence.add(id);
        }
      }
    }
    String name = instance.text("question_id");
    List<Question> questions =
        evidence.isEmpty() || name.endsWith("_abs")
            ? List.of()
            : List.of(question(instance, evidence));
    return new Corpus(name, Corpus.distinct(facts), List.of(), questions);
  }

  private static Question question(Part instance, Set<String> evidence) {
    Set<String> sessions = new LinkedHashSet<>();
    instance.list("answer_session_ids").forEach(id -> sessions.add(id.text()));
    return new Question(instance.text("question"), evidence, sessions);
  }

  /** Such as {@code 2023/05/20 (Sat) 02:21}. */
  private static long atMs(Part date) {
    try {
      return LocalDateTime.parse(date.text().replaceFirst(" \\(.*?\\) ", " "), TIME)
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();
    } catch (DateTimeParseException _) {
      throw date.fault("is not like 2023/05/20 (Sat) 02:21");
    }
  }
}
