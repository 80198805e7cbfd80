package dev.usermemory.evaluation;

import dev.usermemory.client.ServiceClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Prints F, S and C. System properties: {@code locomo.dir} is a folder of conversations in LoCoMo's
 * format (our coaching memories when absent); with {@code service.url} they are loaded and asked
 * over HTTP, with {@code service.token} as the bearer token.
 */
public final class Evaluation {

  private Evaluation() {}

  public static void main(String[] args) {
    print(corpora(), memories());
  }

  static List<Corpus> corpora() {
    String folder = System.getProperty("locomo.dir", "");
    List<Corpus> corpora = folder.isBlank() ? Coaching.readAll() : Locomo.readAll(Path.of(folder));
    if (corpora.isEmpty()) {
      throw new IllegalArgumentException("No .json files in the folder that locomo.dir names");
    }
    return corpora;
  }

  static Function<Corpus, Memory> memories() {
    String url = System.getProperty("service.url", "");
    if (url.isBlank()) {
      return corpus -> new LocalMemory(corpus, System.currentTimeMillis());
    }
    var client = new ServiceClient(URI.create(url), System.getProperty("service.token", ""));
    return corpus -> new RemoteMemory(corpus, client);
  }

  private static void print(List<Corpus> corpora, Function<Corpus, Memory> memories) {
    System.out.println(Scores.header());
    List<Scores> all = new ArrayList<>();
    for (Corpus corpus : corpora) {
      Scores scores = Scores.of(corpus, memories.apply(corpus));
      System.out.println(scores.row(corpus.name()));
      all.add(scores);
    }
    System.out.println(all.stream().reduce(Scores::plus).orElseThrow().row("all"));
  }
}
