package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.progress.GamificationUpdate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** While functions and service are of different versions, answers have members more or less. */
@EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
class NewerFunctionsTest {

  private static final long NOW_MS = 1_760_000_000_000L;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final FactDraft CAT =
      new FactDraft(
          "fact_cat",
          FactKind.BIO,
          "Has a cat",
          List.of(),
          null,
          1,
          60_000,
          NOW_MS,
          null,
          "api",
          null,
          null,
          false,
          NOW_MS,
          "api");

  private final UserId user = new UserId("ana");

  @Test
  void answers_withMembersOfANewerVersion_areUnderstood() throws IOException {
    try (var harness = ConvexHarness.start();
        var between = new Between(harness.url());
        var convex = OpenConvex.at(between.url(), StorePolicy.DEFAULT)) {
      var store = convex.store();
      var said = done(store.upsertFacts(write(WriteOperation.UPSERT_FACTS), List.of(CAT)));

      assertThat(said).extracting(FactUpsert::factId).doesNotContainNull();
      assertThat(
              done(store.listFacts(user, FactFilter.CURRENT, new PageRequest(null, 10), NOW_MS))
                  .items())
          .extracting(Fact::text)
          .containsExactly("Has a cat");
      assertThat(
              done(store.updateGamification(
                      write(WriteOperation.UPDATE_GAMIFICATION),
                      new GamificationUpdate(5, List.of(), "20251009", null)))
                  .xpTotal())
          .isEqualTo(5);
      assertThat(between.added).isPositive();
    }
  }

  private Write write(WriteOperation operation) {
    return Write.of(user, operation, NOW_MS);
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }

  /**
   * Between service and functions: adds a member to every object of an answer, and takes away the
   * one that came last.
   */
  private static final class Between implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI functions;
    private final HttpServer server;
    private int added;

    Between(URI functions) throws IOException {
      this.functions = functions;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::pass);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
      try (exchange) {
        var request =
            HttpRequest.newBuilder(functions.resolve(exchange.getRequestURI().getPath()))
                .header("Content-Type", "application/json")
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body = JSON.readTree(answer.body());
        change(body.path("value"));
        byte[] changed = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.statusCode(), changed.length);
        exchange.getResponseBody().write(changed);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void change(JsonNode value) {
      value.forEach(this::change);
      if (value instanceof ObjectNode object) {
        if (object.has("fact")) {
          object.remove("factId"); // older functions do not tell it apart
        }
        object.putObject("ofTheNextVersion").put("a", 1);
        added++;
      }
    }

    @Override
    public void close() {
      server.stop(0);
      http.close();
    }
  }
}
