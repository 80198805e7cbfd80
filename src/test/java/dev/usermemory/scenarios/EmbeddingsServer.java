package dev.usermemory.scenarios;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes vectors as OpenAI's API does, of which one half is a text's topic and the other its own. It
 * can go away, and take for ever.
 */
final class EmbeddingsServer implements AutoCloseable {

  private static final List<String> WORK = List.of("nurse", "profession");
  private static final int HALF = 32;

  private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
  private final Queue<String> held = new ConcurrentLinkedQueue<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private HttpServer server = listen(0);

  private HttpServer listen(int port) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer started = HttpServer.create(address, 0);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.createContext("/v1/embeddings", this::answer);
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on nobody listens there. */
  void goAway() {
    server.stop(0);
  }

  void comeBack() {
    server = listen(server.getAddress().getPort());
  }

  /** From now on no call is answered. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  /** Answers again, also what was held. */
  void release() {
    gate.countDown();
    held.clear();
  }

  /** Texts that callers wait for. */
  Queue<String> held() {
    return held;
  }

  /** What callers proved who they are with. */
  Queue<String> authorizations() {
    return authorizations;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      JsonNode asked = JsonMapper.shared().readTree(exchange.getRequestBody());
      String model = asked.path("model").asString();
      List<String> texts = asked.path("input").valueStream().map(JsonNode::asString).toList();
      await(texts);
      List<Map<String, Object>> data =
          IntStream.range(0, texts.size())
              .<Map<String, Object>>mapToObj(
                  i -> Map.of("index", i, "embedding", numbers(vector(model, texts.get(i)))))
              .toList();
      byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("model", model, "data", data));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Jackson writes bytes as text. */
  private static int[] numbers(byte[] vector) {
    return IntStream.range(0, vector.length).map(i -> vector[i]).toArray();
  }

  private void await(List<String> texts) {
    CountDownLatch closed = gate;
    if (closed.getCount() > 0) {
      held.addAll(texts);
    }
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whole numbers from -127 to 127, which are kept as they are, since the first is the largest. */
  static byte[] vector(String model, String text) {
    String topic = WORK.stream().anyMatch(text::contains) ? "work" : "life";
    byte[] vector = new byte[2 * HALF];
    fill(vector, 0, model + topic);
    fill(vector, HALF, model + text);
    vector[0] = 127;
    return vector;
  }

  private static void fill(byte[] vector, int from, String seed) {
    var random = new Random(seed.hashCode());
    for (int i = from; i < from + HALF; i++) {
      vector[i] = (byte) random.nextInt(-127, 128);
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }
}
