package dev.usermemory.load;

import dev.usermemory.client.ServiceClient;
import dev.usermemory.evaluation.Coaching;
import dev.usermemory.evaluation.Corpus;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is asked about. Those who are only read, or grow little, are kept for the next run: a profile
 * is their last document and says that they are whole.
 *
 * @param run names what is made in this run only
 */
record People(Settings settings, String run) {

  private static final int BATCH = 100;
  private static final int EPISODES = 30;
  private static final int HEAVY_ONE_IN = 100;
  private static final int WRITERS = 8;
  private static final Corpus TOLD = Coaching.person();

  /** Whom a request is about; they come in an order that mixes heavy ones in. */
  int count() {
    return settings.people();
  }

  String person(long number) {
    return name((int) (number % settings.people()));
  }

  /** Who is erased, in the mix that does. */
  String erased() {
    return "load-" + run + "-erased";
  }

  private String name(int index) {
    String group = settings.mix().growing() ? run : Integer.toString(facts(index));
    return "load-" + group + "-" + index;
  }

  private int facts(int index) {
    boolean heavy = settings.mix().realistic() && index % HEAVY_ONE_IN == 0;
    return heavy ? settings.heavyFacts() : settings.facts();
  }

  /** Tells the service about everybody of whom it does not know yet. */
  void prepare() throws InterruptedException, ExecutionException {
    var client = new ServiceClient(settings.url(), settings.token());
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> told =
          IntStream.range(0, settings.people())
              .<Future<?>>mapToObj(i -> writers.submit(() -> tell(client, name(i), facts(i))))
              .toList();
      for (Future<?> one : told) {
        one.get();
      }
    }
    if (settings.mix() == Mix.ERASURE) {
      tell(client, erased(), settings.erasedFacts());
    }
  }

  private void tell(ServiceClient client, String user, int facts) {
    String path = "/v1/mem/" + user;
    if (!client.get(path + "/profile").ok().json().path("displayName").isMissingNode()) {
      return;
    }
    for (int i = 0; facts > 0 && i < EPISODES; i++) {
      ObjectNode episode = JsonMapper.shared().createObjectNode();
      Corpus.Summary summary = TOLD.summaries().get(i % TOLD.summaries().size());
      episode.put("episodeId", "load-" + i).put("sessionId", "load-" + i);
      episode.put("summary", summary.text());
      client.post(path + "/episodes", episode.toString()).succeeded();
    }
    for (int from = 0; from < facts; from += BATCH) {
      int size = Math.min(BATCH, facts - from);
      client.post(path + "/facts", batch(user, from, size)).succeeded();
    }
    client.put(path + "/profile", "{\"displayName\": \"Load\"}").succeeded();
  }

  /**
   * Facts about a person that nobody has told before.
   *
   * @param first a number of this person that no other fact has had
   */
  static String batch(String user, long first, int size) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ArrayNode facts = body.putArray("facts");
    for (long i = first; i < first + size; i++) {
      Corpus.Told told = TOLD.facts().get((int) (i % TOLD.facts().size()));
      boolean again = i >= TOLD.facts().size();
      ObjectNode fact = facts.addObject().put("kind", "bio");
      fact.put("text", again ? told.text() + " (as told on day " + i + ")" : told.text());
      fact.put("sessionId", "load-" + i % EPISODES);
    }
    return body.toString();
  }
}
