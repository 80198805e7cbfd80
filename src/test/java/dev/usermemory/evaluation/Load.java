package dev.usermemory.evaluation;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Summary;
import dev.usermemory.evaluation.Corpus.Told;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares how many contexts and how many bare answers a second the running service gives: for a
 * user with 300 facts and 30 episodes, over the same connections, in short rounds that take turns,
 * so that whatever else the machine does meets all alike. System properties: {@code service.url},
 * {@code service.token}, and {@code load.connections}, {@code load.rounds}, {@code load.millis},
 * {@code load.bare} to change what is in the code.
 */
public final class Load {

  private static final int FACTS = 300;
  private static final int EPISODES = 30;
  private static final int WARM_UPS = 5;

  private final URI service = URI.create(System.getProperty("service.url", ""));
  private final String token = System.getProperty("service.token", "");
  private final Rounds rounds =
      new Rounds(
          service,
          Integer.getInteger("load.connections", 8),
          Duration.ofMillis(Integer.getInteger("load.millis", 500)));

  private Load() {}

  public static void main(String[] args) throws Exception {
    new Load().run(Integer.getInteger("load.rounds", 9));
  }

  private void run(int count) throws Exception {
    var client = new ServiceClient(service, token);
    String context = new RemoteMemory(corpus(), client).path() + "context";
    List<byte[]> bare = List.of(request(System.getProperty("load.bare", "/")));
    List<byte[]> plain = List.of(request(context));
    List<byte[]> asking =
        Coaching.readAll().stream()
            .flatMap(corpus -> corpus.questions().stream())
            .map(Question::text)
            .map(text -> request(context + "?query=" + encoded(text)))
            .toList();
    warmUp(List.of(bare, plain, asking));
    System.out.println("requests/s      bare   context  with query   ratios");
    double[][] ratios = new double[2][count];
    for (int i = 0; i < count; i++) {
      double bareRate = rounds.run(bare);
      double plainRate = rounds.run(plain);
      double askingRate = rounds.run(asking);
      ratios[0][i] = plainRate / bareRate;
      ratios[1][i] = askingRate / bareRate;
      System.out.printf(
          "%-12d %7.0f %9.0f %11.0f   %.2f  %.2f%n",
          i + 1, bareRate, plainRate, askingRate, ratios[0][i], ratios[1][i]);
    }
    System.out.printf("%-42s   %.2f  %.2f%n", "median", median(ratios[0]), median(ratios[1]));
  }

  /** Unmeasured rounds, for the service's compiler. */
  private void warmUp(List<List<byte[]>> kinds) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      for (List<byte[]> requests : kinds) {
        rounds.run(requests);
      }
    }
  }

  private byte[] request(String path) {
    return KeepAlive.get(service.resolve(path), token);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }

  /** All our coaching memories as one person's, told again until they are enough. */
  private static Corpus corpus() {
    List<Told> facts = new ArrayList<>();
    List<Summary> summaries = new ArrayList<>();
    for (Corpus corpus : Coaching.readAll()) {
      facts.addAll(corpus.facts());
      summaries.addAll(corpus.summaries());
    }
    List<Told> enough = IntStream.range(0, FACTS).mapToObj(i -> told(facts, i)).toList();
    return new Corpus("load", enough, summaries.subList(0, EPISODES), List.of());
  }

  private static Told told(List<Told> facts, int i) {
    Told fact = facts.get(i % facts.size());
    String text = i < facts.size() ? fact.text() : fact.text() + " (told again)";
    return new Told(text, fact.skillId(), fact.sessionId(), fact.atMs(), fact.evidence());
  }
}
