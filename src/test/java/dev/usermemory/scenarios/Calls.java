package dev.usermemory.scenarios;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Finalizes as the real assessment backend sends them: once, waiting 5 s, whatever comes of it.
 * Each has a session, a skill and a number of points of its own, so that it is recognised in what
 * is stored.
 */
final class Calls {

  /** What the caller saw of a call. */
  enum End {
    /** 200: it is stored. */
    STORED,
    /** 202: it will be. */
    QUEUED,
    /** 503: nobody has it. */
    REFUSED,
    /** The connection broke: nobody can say. */
    BROKEN,
    /** The caller has gone. */
    TOO_LATE,
    /** Something that should not be. */
    OTHER
  }

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int SIDE_BY_SIDE = 4;
  private static final int EACH = 8;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Integer, End> ends = new ConcurrentHashMap<>();

  /** A few people at a time, a few assessments each. */
  static int person(int call) {
    return call / (SIDE_BY_SIDE * EACH) * SIDE_BY_SIDE + call % SIDE_BY_SIDE;
  }

  static List<Integer> ofPerson(int person) {
    int first = person / SIDE_BY_SIDE * SIDE_BY_SIDE * EACH + person % SIDE_BY_SIDE;
    return IntStream.range(0, EACH).mapToObj(i -> first + i * SIDE_BY_SIDE).toList();
  }

  /** The first call from this one on that begins with new people. */
  static int firstAfter(int call) {
    return Math.ceilDiv(call, SIDE_BY_SIDE * EACH) * SIDE_BY_SIDE * EACH;
  }

  static String user(int person) {
    return "person-" + person;
  }

  static int points(int call) {
    return 1 + call % 50;
  }

  private static String body(int call) {
    return """
    {"userId": "%s", "sessionId": "s-%d", "groupId": "g", "rubricVersion": "v2",
     "summary": {"skillAssessments": [
       {"skillId": "skill-%d", "level": 5, "unmetCriteria": ["Criterion %d"]}]},
     "date": "20260301", "xp": %d}\
    """
        .formatted(user(person(call)), call, call, call, points(call));
  }

  /** Sends and waits for what comes of it. */
  void send(URI service, int call) {
    ends.put(call, sendTo(service, call));
  }

  private End sendTo(URI service, int call) {
    var request =
        HttpRequest.newBuilder(service.resolve("/v1/assessments/finalize"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(call)))
            .build();
    try {
      return switch (http.send(request, BodyHandlers.discarding()).statusCode()) {
        case 200 -> End.STORED;
        case 202 -> End.QUEUED;
        case 503 -> End.REFUSED;
        default -> End.OTHER;
      };
    } catch (HttpTimeoutException e) {
      return End.TOO_LATE;
    } catch (IOException e) {
      return End.BROKEN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return End.BROKEN;
    }
  }

  Map<Integer, End> ends() {
    return ends;
  }

  long count(End end) {
    return ends.values().stream().filter(end::equals).count();
  }

  /** Whether all callers about a person have gone. */
  boolean areOver(int person) {
    return ends.keySet().containsAll(ofPerson(person));
  }
}
