package dev.usermemory.evaluation;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Summary;
import dev.usermemory.evaluation.Corpus.Told;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own memories of coaching, whose facts say "the user …". */
public final class Coaching {

  /**
   * The nurse's was at hand while the thesaurus was widened; the architect's was written afterwards
   * and nothing was changed for it.
   */
  static final List<String> NAMES = List.of("nurse", "architect");

  private static final int FACTS = 300;
  private static final int EPISODES = 30;

  private final String name;
  private final JsonNode memory;
  private final Map<String, String> sessionOfFact = new LinkedHashMap<>();

  private Coaching(String name, JsonNode memory) {
    this.name = name;
    this.memory = memory;
  }

  static List<Corpus> readAll() {
    return NAMES.stream().map(Coaching::read).toList();
  }

  /** All of them as one person's with 300 facts and 30 episodes; some facts are told again. */
  public static Corpus person() {
    List<Corpus> all = readAll();
    List<Told> facts = all.stream().flatMap(corpus -> corpus.facts().stream()).toList();
    return new Corpus(
        "coaching",
        IntStream.range(0, FACTS).mapToObj(i -> told(facts, i)).toList(),
        all.stream().flatMap(corpus -> corpus.summaries().stream()).limit(EPISODES).toList(),
        all.stream().flatMap(corpus -> corpus.questions().stream()).toList());
  }

  private static Told told(List<Told> facts, int i) {
    Told fact = facts.get(i % facts.size());
    String text = i < facts.size() ? fact.text() : fact.text() + " (told again)";
    return new Told(text, fact.skillId(), fact.sessionId(), fact.atMs(), fact.evidence());
  }

  static Corpus read(String name) {
    try (InputStream in = Coaching.class.getResourceAsStream("coaching-" + name + ".json")) {
      return new Coaching(name, JsonMapper.shared().readTree(in)).corpus();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Corpus corpus() {
    List<Told> facts = new ArrayList<>();
    List<Summary> summaries = new ArrayList<>();
    for (JsonNode session : memory.path("sessions")) {
      String sessionId = session.path("sessionId").asString();
      long atMs =
          LocalDate.parse(session.path("date").asString())
              .atTime(LocalTime.NOON)
              .toInstant(ZoneOffset.UTC)
              .toEpochMilli();
      summaries.add(new Summary(sessionId, session.path("summary").asString(), atMs));
      for (JsonNode fact : session.path("facts")) {
        String id = fact.path("factId").asString();
        sessionOfFact.put(id, sessionId);
        facts.add(
            new Told(
                fact.path("text").asString(),
                fact.path("skillId").asString(null),
                sessionId,
                atMs,
                Set.of(id)));
      }
    }
    return new Corpus(name, facts, summaries, questions());
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (JsonNode question : memory.path("questions")) {
      Set<String> evidence = new LinkedHashSet<>();
      Set<String> sessions = new LinkedHashSet<>();
      for (JsonNode id : question.path("evidence")) {
        evidence.add(id.asString());
        sessions.add(sessionOfFact.get(id.asString()));
      }
      questions.add(new Question(question.path("question").asString(), evidence, sessions));
    }
    return questions;
  }
}
