package dev.usermemory.evaluation;

import dev.usermemory.client.ServiceClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Prints F, S and C, and recall. System properties: {@code data.dir} is a folder of files in {@code
 * data.format}, {@code locomo.dir} one in LoCoMo's (our coaching memories when both are absent);
 * with {@code service.url} they are loaded and asked over HTTP, with {@code service.token} as the
 * bearer token.
 */
public final class Evaluation {

  /** Of more memories only their sum is told. */
  private static final int MOST_ROWS = 100;

  private Evaluation() {}

  public static void main(String[] args) {
    print(corpora(), memories());
  }

  static List<Corpus> corpora() {
    String locomo = System.getProperty("locomo.dir", "");
    String folder = System.getProperty("data.dir", "");
    List<Corpus> corpora =
        folder.isBlank()
            ? locomo.isBlank() ? Coaching.readAll() : Locomo.readAll(Path.of(locomo))
            : Format.named(System.getProperty("data.format", "")).read(Path.of(folder));
    if (corpora.isEmpty()) {
      throw new IllegalArgumentException("No such files in the folder that data.dir names");
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
    System.out.println(Scores.header() + Recall.header());
    Scores allScores = new Scores();
    Recall allRecall = new Recall();
    for (Corpus corpus : corpora) {
      Memory memory = memories.apply(corpus);
      Scores scores = Scores.of(corpus, memory);
      Recall recall = Recall.of(corpus, memory);
      if (corpora.size() <= MOST_ROWS) {
        System.out.println(scores.row(corpus.name()) + recall.columns());
      }
      allScores = allScores.plus(scores);
      allRecall = allRecall.plus(recall);
    }
    System.out.println(allScores.row("all") + allRecall.columns());
  }
}
