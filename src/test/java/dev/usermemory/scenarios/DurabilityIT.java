package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.tier.Tier;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was answered is kept, whatever happens to the process. */
class DurabilityIT {

  private static final int FINALIZES = Tier.cases(80, 200);
  private static final int USERS = 8;
  private static final int KILLS = Tier.cases(1, 20);

  /** The process is killed when this many were answered, with all others on their way. */
  private static final int ANSWERED_BEFORE_THE_KILL = FINALIZES * 3 / 10;

  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();

  private static String user(int i) {
    return "user-" + i % USERS;
  }

  private static String finalize(int i) {
    return """
    {"userId": "%s", "sessionId": "sess-%d", "groupId": "g", "rubricVersion": "v2",
     "summary": {"skillAssessments": [
       {"skillId": "pace", "level": 5, "unmetCriteria": ["Criterion %d"]}]},
     "date": "20260301", "xp": 1}\
    """
        .formatted(user(i), i, i);
  }

  @Test
  void finalize_answeredBeforeAKill_isThereExactlyOnce(@TempDir Path folder) throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      answered.clear();
      killAndRepeat(folder.resolve("memory-" + kill + ".db"));
    }
  }

  private void killAndRepeat(Path database) throws Exception {
    try (var service = ServiceProcess.start(database)) {
      killInAStorm(service);
    }
    assertThat(answered.size()).isBetween(ANSWERED_BEFORE_THE_KILL, FINALIZES - 1);
    try (var service = ServiceProcess.start(database)) {
      for (int u = 0; u < USERS; u++) {
        holdsWhatWasAnsweredAndNothingByHalves(service.client(), "user-" + u);
      }
      repeatAll(service.client());
      for (int u = 0; u < USERS; u++) {
        assertThat(documents(service.client(), "user-" + u, FINALIZES / USERS))
            .hasSize(FINALIZES / USERS);
      }
    }
  }

  private void killInAStorm(ServiceProcess service) throws InterruptedException {
    var enough = new CountDownLatch(ANSWERED_BEFORE_THE_KILL);
    var start = new CountDownLatch(1);
    List<Thread> storm =
        IntStream.range(0, FINALIZES)
            .mapToObj(i -> Thread.ofVirtual().start(() -> send(service, i, start, enough)))
            .toList();
    start.countDown();
    enough.await();
    service.kill();
    for (Thread thread : storm) {
      thread.join();
    }
  }

  private void send(ServiceProcess service, int i, CountDownLatch start, CountDownLatch enough) {
    try {
      start.await();
      if (service.client().post("/v1/assessments/finalize", finalize(i)).status() == 200) {
        answered.add(i);
        enough.countDown();
      }
    } catch (UncheckedIOException e) {
      // the process is gone: nobody was told that it was stored
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void holdsWhatWasAnsweredAndNothingByHalves(ServiceClient client, String user) {
    List<String> expected =
        answered.stream().filter(i -> user(i).equals(user)).map(i -> "sess-" + i).toList();
    List<JsonNode> episodes =
        client
            .get("/v1/mem/" + user + "/episodes?limit=200")
            .ok()
            .json()
            .path("items")
            .valueStream()
            .toList();
    assertThat(episodes.stream().map(e -> e.path("sessionId").asString())).doesNotHaveDuplicates();
    assertThat(expected)
        .isSubsetOf(episodes.stream().map(e -> e.path("sessionId").asString()).toList());
    documents(client, user, episodes.size());
  }

  /** Facts, levels and points of as many assessments as there are episodes. */
  private static List<JsonNode> documents(ServiceClient client, String user, int episodes) {
    var facts = new ArrayList<JsonNode>();
    client
        .get("/v1/mem/" + user + "/facts?limit=200")
        .ok()
        .json()
        .path("items")
        .valueStream()
        .filter(fact -> fact.path("slot").asString().startsWith("criterion:")) // no level
        .forEach(facts::add);
    assertThat(facts).hasSize(episodes);
    Answer days = client.get("/v1/progress/" + user + "/daily?from=20260301&to=20260301").ok();
    assertThat(days.json().path("items").path(0).path("samples").asInt()).isEqualTo(episodes);
    assertThat(days.json().path("items").path(0).path("xpEarned").asInt()).isEqualTo(episodes);
    assertThat(client.get("/v1/gamification/" + user).ok().json().path("xpTotal").asInt())
        .isEqualTo(episodes);
    return facts;
  }

  private static void repeatAll(ServiceClient client) {
    for (int i = 0; i < FINALIZES; i++) {
      client.post("/v1/assessments/finalize", finalize(i)).ok();
    }
  }
}
