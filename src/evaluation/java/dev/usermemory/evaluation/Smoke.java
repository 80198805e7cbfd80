package dev.usermemory.evaluation;

import dev.usermemory.client.ServiceClient;
import dev.usermemory.evaluation.Arrivals.Answers;
import dev.usermemory.evaluation.ChatCalls.Told;
import dev.usermemory.evaluation.Corpus.Question;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@code ops/k6} asks of a service, without k6: contexts and chats that open come at a steady
 * rate, for people with 300 facts and 30 episodes each, half of them with a question. Bare answers
 * at the same rate come first, for comparison. System properties: {@code service.url}, {@code
 * service.token}, and {@code smoke.people}, {@code smoke.contexts} and {@code smoke.openings} a
 * second, {@code smoke.seconds} of each.
 */
public final class Smoke {

  /** How long a chat may take to its first token, 95 times of 100. */
  private static final double FIRST_TOKEN_MS = 1_200;

  private static final int WARM_UPS = 2;

  private static final String ROW = "%-9s%8d%8d%9d%9d%10.1f%9.1f%9.1f%10.2f%9.3f%n";

  private final Duration length = Duration.ofSeconds(Integer.getInteger("smoke.seconds", 30));
  private final Arrivals contexts = arrivals("smoke.contexts", 50);
  private final Arrivals openings = arrivals("smoke.openings", 10);
  private final ChatCalls calls;

  private Smoke(ChatCalls calls) {
    this.calls = calls;
  }

  public static void main(String[] args) throws Exception {
    URI service = URI.create(System.getProperty("service.url", ""));
    String token = System.getProperty("service.token", "");
    new Smoke(new ChatCalls(service, token, people(service, token), questions())).run();
  }

  private static List<String> people(URI service, String token) {
    var client = new ServiceClient(service, token);
    return IntStream.range(0, Integer.getInteger("smoke.people", 20))
        .mapToObj(_ -> new RemoteMemory(Load.corpus(), client).user())
        .toList();
  }

  private static List<String> questions() {
    return Coaching.readAll().stream()
        .flatMap(corpus -> corpus.questions().stream())
        .map(Question::text)
        .toList();
  }

  private Arrivals arrivals(String property, int perSecond) {
    return new Arrivals(Integer.getInteger(property, perSecond), length);
  }

  private void run() throws Exception {
    for (int i = 0; i < WARM_UPS; i++) { // for the service's compiler
      contexts.send(calls::context);
    }
    System.out.println(
        "             asked  failed degraded overruns   med, ms  p95, ms  p99, ms   of bare of 1.2 s");
    Answers<Told> bare = contexts.send(calls::bare);
    print("bare", bare, bare);
    print("contexts", contexts.send(calls::context), bare);
    print("openings", openings.send(calls::open), bare);
  }

  private static void print(String kind, Answers<Told> answers, Answers<Told> bare) {
    double p95 = answers.waitedMs(0.95);
    System.out.printf(
        ROW,
        kind,
        answers.told().size(),
        answers.told().stream().filter(told -> !told.answered()).count(),
        answers.told().stream().filter(Told::degraded).count(),
        answers.told().stream().filter(Told::overran).count(),
        answers.waitedMs(0.5),
        p95,
        answers.waitedMs(0.99),
        p95 / bare.waitedMs(0.95),
        p95 / FIRST_TOKEN_MS);
  }
}
