package dev.usermemory.evaluation;

import dev.usermemory.client.ServiceClient;
import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Summary;
import dev.usermemory.evaluation.Corpus.Told;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares how many contexts and how many bare answers a second the running service gives: for a
 * user with 300 facts and 30 episodes, over the same number of connections, in short rounds that
 * take turns, so that whatever else the machine does meets all alike. System properties: {@code
 * service.url}, {@code service.token}, and {@code load.connections}, {@code load.rounds}, {@code
 * load.millis}, {@code load.bare} to change what is in the code.
 */
public final class Load {

  private static final int FACTS = 300;
  private static final int EPISODES = 30;
  private static final int WARM_UPS = 20;

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
    Map<String, List<byte[]>> kinds = kinds(new ServiceClient(service, token));
    for (int i = 0; i < WARM_UPS; i++) {
      rates(kinds); // for the service's compiler
    }
    System.out.println("answers/s    " + line(kinds.keySet(), "%14s") + "   of the bare ones");
    List<double[]> ratios = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      List<Double> rates = rates(kinds);
      double bare = rates.getFirst();
      ratios.add(rates.stream().skip(1).mapToDouble(rate -> rate / bare).toArray());
      System.out.printf("round %-7d%s   %s%n", i, line(rates, "%14.0f"), shares(ratios.getLast()));
    }
    double[] medians =
        IntStream.range(0, kinds.size() - 1)
            .mapToDouble(kind -> median(ratios.stream().mapToDouble(r -> r[kind]).toArray()))
            .toArray();
    System.out.printf("%-" + (13 + 14 * kinds.size()) + "s   %s%n", "median", shares(medians));
  }

  /** What to ask for, taken in turns: answers without a memory first, for comparison. */
  private Map<String, List<byte[]>> kinds(ServiceClient client) throws Exception {
    String context = new RemoteMemory(corpus(), client).path() + "context";
    List<byte[]> asking =
        Coaching.readAll().stream()
            .flatMap(corpus -> corpus.questions().stream())
            .map(Question::text)
            .map(text -> request(context + "?query=" + encoded(text)))
            .toList();
    Map<String, List<byte[]>> kinds = new LinkedHashMap<>();
    kinds.put("bare", List.of(request(System.getProperty("load.bare", "/"))));
    kinds.put("context", List.of(request(context)));
    kinds.put("same query", List.of(asking.getFirst()));
    kinds.put("same, gzip", packed(asking.subList(0, 1)));
    kinds.put("new queries", asking);
    kinds.put("new, gzip", packed(asking));
    return kinds;
  }

  private List<Double> rates(Map<String, List<byte[]>> kinds) throws Exception {
    List<Double> rates = new ArrayList<>();
    for (List<byte[]> requests : kinds.values()) {
      rates.add(rounds.run(requests));
    }
    return rates;
  }

  private static String shares(double[] ratios) {
    return line(Arrays.stream(ratios).boxed().toList(), "%6.2f");
  }

  private static String line(Collection<?> cells, String format) {
    return cells.stream().map(format::formatted).collect(Collectors.joining());
  }

  private byte[] request(String path) {
    return KeepAlive.get(service.resolve(path), token);
  }

  /** The same for callers that accept gzip, as most HTTP clients do unasked. */
  private static List<byte[]> packed(List<byte[]> requests) {
    return requests.stream()
        .map(request -> new String(request, StandardCharsets.ISO_8859_1))
        .map(head -> head.replaceFirst("\r\n", "\r\nAccept-Encoding: gzip\r\n"))
        .map(head -> head.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }

  /** All our coaching memories as one person's, told again until they are enough. */
  static Corpus corpus() {
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
