package dev.usermemory.evaluation;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Told;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Reads MADial-Bench (He et al., NAACL 2025): {@code …-memory.json}, whose lines are memories by
 * their id, and {@code …-dialogue.json}, whose lines are dialogues with the ids of the memories
 * that bear on them. A question is what was said before the first turn that is tested; all memories
 * of a file are one person's, as the benchmark searches them.
 */
final class Madial {

  /** What a question may have. */
  private static final int LONGEST_QUESTION = 4_000;

  private static final Set<String> NO_TEXT = Set.of("id", "user-id", "summary-id", "time");
  private static final Pattern DATE = Pattern.compile("(\\d{4})\\D(\\d{1,2})\\D(\\d{1,2})");
  private static final long UNDATED_MS =
      LocalDate.of(2024, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

  private Madial() {}

  /** A memory for each pair of files. */
  static List<Corpus> readAll(Path folder) {
    return Format.jsonFiles(folder).stream()
        .filter(file -> file.toString().endsWith("-memory.json"))
        .map(Madial::read)
        .toList();
  }

  private static Corpus read(Path memories) {
    String name = memories.getFileName().toString().replace("-memory.json", "");
    List<Told> facts = new ArrayList<>();
    for (Part line : Part.linesOf(memories)) {
      for (Map.Entry<String, JsonNode> memory : line.json().properties()) {
        facts.add(told(memory.getKey(), line.get(memory.getKey())));
      }
    }
    List<Question> questions = new ArrayList<>();
    for (Part line : Part.linesOf(memories.resolveSibling(name + "-dialogue.json"))) {
      Question question = question(line);
      if (!question.evidence().isEmpty() && !question.text().isBlank()) {
        questions.add(question);
      }
    }
    return new Corpus(name, Corpus.distinct(facts), List.of(), questions);
  }

  /** All that it says in words. */
  private static Told told(String id, Part memory) {
    String text =
        memory.json().properties().stream()
            .filter(member -> !NO_TEXT.contains(member.getKey()))
            .map(member -> words(member.getValue()))
            .filter(words -> !words.isBlank())
            .collect(Collectors.joining("; "));
    return new Told(text, null, "memory-" + id, atMs(memory.text("time")), Set.of(id));
  }

  private static String words(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.joining(", "))
        : value.asString("");
  }

  private static long atMs(String time) {
    Matcher date = DATE.matcher(time);
    return date.find()
        ? LocalDate.of(
                Integer.parseInt(date.group(1)),
                Integer.parseInt(date.group(2)),
                Integer.parseInt(date.group(3)))
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .toEpochMilli()
        : UNDATED_MS;
  }

  private static Question question(Part line) {
    List<Part> dialogue = line.list("dialogue");
    List<Part> tested = line.list("test-turn");
    if (tested.isEmpty()) {
      throw line.fault("has no turn that is tested");
    }
    int first = tested.getFirst().json().asInt(-1);
    if (first < 0 || first > dialogue.size()) {
      throw tested.getFirst().fault("is no turn of the dialogue");
    }
    String said =
        dialogue.subList(0, first).stream().map(Part::text).collect(Collectors.joining("\n"));
    Set<String> evidence = new LinkedHashSet<>();
    line.list("relevant-id").forEach(id -> evidence.add(id.text()));
    Set<String> sessions = evidence.stream().map(id -> "memory-" + id).collect(Collectors.toSet());
    String text = said.substring(Math.max(0, said.length() - LONGEST_QUESTION)).strip();
    return new Question(text, evidence, sessions);
  }
}
