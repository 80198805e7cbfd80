package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.ServiceClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first chats after a start have their memory, however many they are. */
class FirstContextsIT {

  private static final int CALLERS = 4;
  private static final int CONTEXTS = 2_000;
  private static final int PEOPLE = 5;
  private static final int FACTS = 300;
  private static final int BATCH = 100;

  @TempDir private Path folder;

  @Test
  void contexts_fromTheMomentOfReadiness_areAllFromTheStore() throws Exception {
    Path database = folder.resolve("memory.db");
    try (var service = ServiceProcess.start(database)) {
      for (int person = 0; person < PEOPLE; person++) {
        remember(service.client(), person);
      }
    }
    try (var service = ServiceProcess.start(database);
        var callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Callable<String>> contexts =
          IntStream.range(0, CONTEXTS)
              .<Callable<String>>mapToObj(i -> () -> source(service.client(), i))
              .toList();

      assertThat(callers.invokeAll(contexts).stream().map(Future::resultNow))
          .hasSize(CONTEXTS)
          .containsOnly("embedded");
    }
  }

  private static void remember(ServiceClient service, int person) {
    for (int from = 0; from < FACTS; from += BATCH) {
      String facts =
          IntStream.range(from, from + BATCH)
              .mapToObj("{\"kind\": \"bio\", \"text\": \"Read book %d in a week\"}"::formatted)
              .collect(Collectors.joining(", ", "{\"facts\": [", "]}"));
      service.post("/v1/mem/person-" + person + "/facts", facts).ok();
    }
  }

  private static String source(ServiceClient service, int i) {
    return service
        .get("/v1/mem/person-%d/context?query=book+%d".formatted(i % PEOPLE, i))
        .ok()
        .json()
        .path("ctx_source")
        .asString();
  }
}
