package dev.usermemory.scenarios;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goals as a deployment keeps them, as fast with the hundred-thousandth as with the first, which
 * the harness is not.
 */
final class ScriptedConvex implements AutoCloseable {

  /** Newer than every service, and still serving it. */
  private static final int ANY_CONTRACT = 1_000_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final Duration latency;
  private final Map<String, List<String>> goals = new ConcurrentHashMap<>();

  ScriptedConvex(Duration latency) throws IOException {
    this.latency = latency;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    server.createContext("/api/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The titles of a person's goals, in the order in which they came. */
  List<String> goals(String user) {
    return goals.getOrDefault(user, List.of());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode call = JSON.readTree(exchange.getRequestBody().readAllBytes());
      LockSupport.parkNanos(latency.toNanos());
      byte[] body = JSON.writeValueAsBytes(Map.of("status", "success", "value", value(call)));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Object value(JsonNode call) {
    JsonNode args = call.path("args");
    return switch (call.path("path").asString()) {
      case "mem:addGoal" -> {
        goals
            .computeIfAbsent(args.path("userId").asString(), _ -> new CopyOnWriteArrayList<>())
            .add(args.at("/goal/title").asString());
        yield Map.of("kind", "done", "value", args.path("goal"), "replayed", false);
      }
      case "mem:listGoals" -> List.of();
      case "deployment:version" -> Map.of("contract", ANY_CONTRACT, "servesFrom", 0);
      default -> throw new IllegalArgumentException("not scripted: " + call.path("path"));
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
