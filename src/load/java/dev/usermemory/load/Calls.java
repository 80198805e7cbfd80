package dev.usermemory.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.usermemory.evaluation.Coaching;
import dev.usermemory.evaluation.Corpus;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Requests as Gatling's chains, timed from before they are sent until they are answered. */
final class Calls {

  private static final String PATH = "path";
  private static final String BODY = "body";
  private static final String ANSWER = "answer";
  private static final String BEGAN = "began";
  private static final String ASSESSMENT =
      """
      {"userId": "%s", "sessionId": "load-%s-%d", "groupId": "talks", "rubricVersion": "v2",
       "summary": {"skillAssessments": [
         {"skillId": "speaking", "level": 6.5, "feedback": ["Slow down before the conclusion"]}]}}
      """;

  /** As URLs have them. */
  private static final List<String> QUESTIONS =
      Coaching.person().questions().stream()
          .map(Corpus.Question::text)
          .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
          .toList();

  private final People people;
  private final Figures figures;
  private final AtomicLong numbers;

  /**
   * @param numbers of requests; no two have the same
   */
  Calls(People people, Figures figures, AtomicLong numbers) {
    this.people = people;
    this.figures = figures;
    this.numbers = numbers;
  }

  /** One request of the mix. */
  ChainBuilder of(Mix mix) {
    return switch (mix) {
      case CONTEXTS -> contexts();
      case SAME -> get("same query", "/context?query=" + QUESTIONS.getFirst());
      case OPENINGS -> openings();
      case FINALIZES -> finalizes();
      case FACTS -> facts("100 facts", 100);
      case REALISTIC, ERASURE ->
          exec(
              randomSwitch()
                  .on(
                      percent(80).then(contexts()),
                      percent(15).then(finalizes()),
                      percent(2).then(openings()),
                      percent(1).then(facts("a fact", 1)),
                      percent(1).then(get("a list", "/facts?limit=50")),
                      percent(1).then(get("preferences", "/preferences"))));
    };
  }

  ChainBuilder bare() {
    return timed(Figures.BARE, http(Figures.BARE).get("/"));
  }

  private ChainBuilder contexts() {
    return exec(
            session -> {
              long number = numbers.getAndIncrement();
              String question = QUESTIONS.get((int) (number / people.count() % QUESTIONS.size()));
              return session.set(PATH, mem(number) + "/context?query=" + question);
            })
        .exec(timed("context", http("context").get("#{" + PATH + "}")));
  }

  private ChainBuilder get(String name, String path) {
    return exec(session -> session.set(PATH, mem(numbers.getAndIncrement()) + path))
        .exec(timed(name, http(name).get("#{" + PATH + "}")));
  }

  private ChainBuilder finalizes() {
    return exec(
            session -> {
              long number = numbers.getAndIncrement();
              String user = people.person(number);
              return session.set(BODY, ASSESSMENT.formatted(user, people.run(), number));
            })
        .exec(post("finalize", "/v1/assessments/finalize"));
  }

  private ChainBuilder facts(String name, int size) {
    return exec(
            session -> {
              long number = numbers.getAndIncrement();
              long first = (1L << 32) + number * size;
              return session
                  .set(PATH, mem(number) + "/facts")
                  .set(BODY, People.batch(people.person(number), first, size));
            })
        .exec(post(name, "#{" + PATH + "}"));
  }

  private ChainBuilder post(String name, String path) {
    return timed(name, http(name).post(path).body(StringBody("#{" + BODY + "}")).asJson());
  }

  private ChainBuilder openings() {
    return exec(session ->
            session.set(PATH, "/v1/chat/" + people.person(numbers.getAndIncrement()) + "/open"))
        .exec(Calls::begin)
        .exec(
            sse("opening")
                .get("#{" + PATH + "}")
                .await(10)
                .on(
                    sse.checkMessage("context")
                        .check(
                            bodyString()
                                .transform(event -> event.replace("\\", "")) // JSON in JSON
                                .saveAs(ANSWER))))
        .exec(session -> end("opening", session))
        .exec(sse("over").close());
  }

  private String mem(long number) {
    return "/v1/mem/" + people.person(number);
  }

  private ChainBuilder timed(String name, HttpRequestActionBuilder request) {
    return exec(Calls::begin)
        .exec(request.check(status().in(200, 201), bodyString().saveAs(ANSWER)))
        .exec(session -> end(name, session));
  }

  private static Session begin(Session session) {
    return session.remove(ANSWER).set(BEGAN, System.nanoTime());
  }

  /** A context that is not from the store is degraded. */
  private Session end(String name, Session session) {
    long nanos = System.nanoTime() - session.getLong(BEGAN);
    String answer = session.contains(ANSWER) ? session.getString(ANSWER) : "";
    boolean degraded =
        answer.contains("ctx_source")
            && !answer.contains("ctx_source\":\"embedded")
            && !answer.contains("ctx_source\":\"convex");
    figures.record(name, nanos, session.isFailed(), degraded);
    return session.markAsSucceeded();
  }
}
