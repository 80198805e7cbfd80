package dev.usermemory.evaluation;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Summary;
import dev.usermemory.evaluation.Corpus.Told;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Reads conversations in the format of LoCoMo (Maharana et al., "Evaluating Very Long-Term
 * Conversational Memory of LLM Agents", ACL 2024): an observation is a fact, a session's summary an
 * episode; or each turn of the dialogue is a fact, and there are no episodes. Questions of category
 * 5, which have no answer, and those without evidence are left out.
 *
 * <p>REALTALK's chats (Lee et al., 2025) have the same form with other times, and turns in {@code
 * clean_text}.
 */
final class Locomo {

  private static final int ADVERSARIAL = 5;
  private static final Pattern DIALOG_ID = Pattern.compile("D:?(\\d+):\\d+");
  private static final Pattern DIALOG_IDS = Pattern.compile("(D\\d+:)(\\d+)-\\1(\\d+)");
  private static final Pattern OBSERVATIONS = Pattern.compile("session_(\\d+)_observation");
  private static final Pattern TURNS = Pattern.compile("session_(\\d+)");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("h:mm a 'on' d MMMM, yyyy")
          .toFormatter(Locale.ENGLISH);
  private static final DateTimeFormatter REALTALK_TIME =
      DateTimeFormatter.ofPattern("d.M.yyyy, H:mm:ss");

  private final String name;
  private final JsonNode conversation;
  private final Pattern statements;

  private Locomo(Path file, Pattern statements) {
    this.name = file.getFileName().toString().replace(".json", "");
    this.conversation = Part.of(file).json();
    this.statements = statements;
  }

  /** Every {@code .json} file of a folder, by name. */
  static List<Corpus> readAll(Path folder) {
    return read(folder, OBSERVATIONS);
  }

  /** The same with turns as facts. */
  static List<Corpus> readTurns(Path folder) {
    return read(folder, TURNS);
  }

  private static List<Corpus> read(Path folder, Pattern statements) {
    return Format.jsonFiles(folder).stream()
        .map(file -> new Locomo(file, statements).corpus())
        .toList();
  }

  private Corpus corpus() {
    List<Told> facts = new ArrayList<>();
    List<Summary> summaries = new ArrayList<>();
    for (String session : sessions()) {
      long atMs = time(session);
      if (statements == TURNS) {
        facts.addAll(turns(session, atMs));
        continue;
      }
      facts.addAll(facts(session, atMs, conversation.path(session + "_observation")));
      String summary = conversation.path(session + "_summary").asString("");
      if (!summary.isBlank()) {
        summaries.add(new Summary(session, summary, atMs));
      }
    }
    if (facts.isEmpty()) {
      throw new IllegalArgumentException(
          name + ".json has no " + statements.pattern().replace("(\\d+)", "N"));
    }
    return new Corpus(name, Corpus.distinct(facts), summaries, questions());
  }

  /** Those with statements, in their order; the numbers may have gaps. */
  private List<String> sessions() {
    return conversation.propertyNames().stream()
        .map(statements::matcher)
        .filter(Matcher::matches)
        .map(m -> Integer.parseInt(m.group(1)))
        .sorted()
        .map(number -> "session_" + number)
        .toList();
  }

  private long time(String session) {
    String told = conversation.path(session + "_date_time").asString("");
    String text = SPACES.matcher(told).replaceAll(" ").strip();
    for (DateTimeFormatter format : List.of(TIME, REALTALK_TIME)) {
      try {
        return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC).toEpochMilli();
      } catch (DateTimeParseException e) {
        // perhaps the other one
      }
    }
    throw new IllegalArgumentException(
        "%s.json: %s_date_time is not like 1:56 pm on 8 May, 2023".formatted(name, session));
  }

  /** With who says it, and what a picture shows. */
  private List<Told> turns(String session, long atMs) {
    List<Told> facts = new ArrayList<>();
    for (JsonNode turn : conversation.path(session)) {
      String text =
          turn.path("clean_text").asString(turn.path("text").asString(""))
              + turn.path("blip_caption").asString("").replaceFirst("^(?=.)", " ");
      if (!text.isBlank()) {
        String said = turn.path("speaker").asString("") + ": " + text.strip();
        facts.add(new Told(said, null, session, atMs, dialogIds(turn.path("dia_id"))));
      }
    }
    return facts;
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
        questions.add(
            new Question(new Part(name + ".json.qa", qa).text("question"), evidence, sessions));
      }
    }
    return questions;
  }

  /** Ids stand alone, in lists, or several in one string, where two may mean all between them. */
  private static Set<String> dialogIds(JsonNode node) {
    String ids =
        DIALOG_IDS
            .matcher(node.toString())
            .replaceAll(range ->
                IntStream.rangeClosed(
                        Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)))
                    .mapToObj(turn -> range.group(1) + turn)
                    .collect(Collectors.joining(" ")));
    return DIALOG_ID
        .matcher(ids)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
