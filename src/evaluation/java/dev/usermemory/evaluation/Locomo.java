package dev.usermemory.evaluation;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Summary;
import dev.usermemory.evaluation.Corpus.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads conversations in the format of LoCoMo (Maharana et al., "Evaluating Very Long-Term
 * Conversational Memory of LLM Agents", ACL 2024): an observation is a fact, a session's summary an
 * episode. Questions of category 5, which have no answer, and those without evidence are left out.
 */
final class Locomo {

  private static final int ADVERSARIAL = 5;
  private static final Pattern DIALOG_ID = Pattern.compile("D:?(\\d+):\\d+");
  private static final Pattern OBSERVATIONS = Pattern.compile("session_(\\d+)_observation");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("h:mm a 'on' d MMMM, yyyy")
          .toFormatter(Locale.ENGLISH);

  private final String name;
  private final JsonNode conversation;

  private Locomo(String name, JsonNode conversation) {
    this.name = name;
    this.conversation = conversation;
  }

  /** Every {@code .json} file of a folder, by name. */
  static List<Corpus> readAll(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Locomo::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Corpus read(Path file) {
    String name = file.getFileName().toString().replace(".json", "");
    return new Locomo(name, JsonMapper.shared().readTree(file)).corpus();
  }

  private Corpus corpus() {
    List<Told> facts = new ArrayList<>();
    List<Summary> summaries = new ArrayList<>();
    for (String session : sessions()) {
      long atMs = time(session);
      facts.addAll(facts(session, atMs, conversation.path(session + "_observation")));
      String summary = conversation.path(session + "_summary").asString("");
      if (!summary.isBlank()) {
        summaries.add(new Summary(session, summary, atMs));
      }
    }
    if (facts.isEmpty()) {
      throw new IllegalArgumentException(name + ".json has no session_N_observation");
    }
    return new Corpus(name, distinct(facts), summaries, questions());
  }

  /** Those with observations, in their order; the numbers may have gaps. */
  private List<String> sessions() {
    return conversation.propertyNames().stream()
        .map(OBSERVATIONS::matcher)
        .filter(Matcher::matches)
        .map(m -> Integer.parseInt(m.group(1)))
        .sorted()
        .map(number -> "session_" + number)
        .toList();
  }

  private long time(String session) {
    String text = conversation.path(session + "_date_time").asString("");
    try {
      return LocalDateTime.parse(SPACES.matcher(text).replaceAll(" ").strip(), TIME)
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "%s.json: %s_date_time is not like 1:56 pm on 8 May, 2023".formatted(name, session), e);
    }
  }

  private static List<Told> facts(String session, long atMs, JsonNode bySpeaker) {
    List<Told> facts = new ArrayList<>();
    for (JsonNode observations : bySpeaker) {
      for (JsonNode observation : observations) {
        String text = observation.path(0).asString("").strip();
        if (!text.isEmpty()) {
          facts.add(new Told(text, null, session, atMs, dialogIds(observation.path(1))));
        }
      }
    }
    return facts;
  }

  /** The same statement twice is one fact with the evidence of both. */
  private static List<Told> distinct(List<Told> facts) {
    Map<String, Told> byText = new LinkedHashMap<>();
    for (Told fact : facts) {
      byText.merge(fact.text(), fact, Locomo::union);
    }
    return List.copyOf(byText.values());
  }

  private static Told union(Told first, Told second) {
    var evidence = new LinkedHashSet<>(first.evidence());
    evidence.addAll(second.evidence());
    return new Told(first.text(), null, first.sessionId(), first.atMs(), evidence);
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (JsonNode qa : conversation.path("qa")) {
      Set<String> evidence = dialogIds(qa.path("evidence"));
      if (qa.path("category").asInt() != ADVERSARIAL && !evidence.isEmpty()) {
        Set<String> sessions =
            DIALOG_ID
                .matcher(String.join(" ", evidence))
                .results()
                .map(m -> "session_" + m.group(1))
                .collect(Collectors.toSet());
        questions.add(new Question(qa.path("question").asString(), evidence, sessions));
      }
    }
    return questions;
  }

  /** Ids stand alone, in lists, or several in one string. */
  private static Set<String> dialogIds(JsonNode node) {
    return DIALOG_ID
        .matcher(node.toString())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
