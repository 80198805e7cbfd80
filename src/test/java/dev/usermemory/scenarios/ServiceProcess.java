package dev.usermemory.scenarios;

import static org.awaitility.Awaitility.await;

import dev.usermemory.UserMemoryApplication;
import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service in a process of its own, which can be killed. */
final class ServiceProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);

  private final Process process;
  private final int port;
  private final ServiceClient client;

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.port = port;
    this.client = new ServiceClient(port);
  }

  /** Starts the service on a database file and waits until it is ready. */
  static ServiceProcess start(Path database) throws IOException {
    return start(
        Map.of("MEMORY_DB_PATH", database.toString()), database.resolveSibling("service.log"));
  }

  /**
   * Starts the service with these settings and waits until it is ready.
   *
   * @param log that its output is added to
   */
  static ServiceProcess start(Map<String, String> settings, Path log) throws IOException {
    int port = freePort();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // half the work of a start
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            UserMemoryApplication.class.getName());
    builder.environment().keySet().removeAll(List.of("CONVEX_URL", "SERVICE_SHARED_SECRET"));
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    var service = new ServiceProcess(builder.start(), port);
    await().atMost(START).until(service::isReady);
    return service;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the service ended with " + process.exitValue());
    }
    try {
      return client.get("/actuator/health/readiness").status() == 200;
    } catch (UncheckedIOException e) {
      return false; // not listening yet
    }
  }

  /** Where to call it. */
  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  ServiceClient client() {
    return client;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
