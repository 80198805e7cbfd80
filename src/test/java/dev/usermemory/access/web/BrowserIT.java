package dev.usermemory.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.usermemory.client.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A real browser (Chromium) shows a page of a listed origin, and one of another. */
class BrowserIT extends AccessRoomIT {

  private static final String SECRET = "a-secret-of-a-page-of-32-characters";
  private static final HttpServer LISTED = server();
  private static final HttpServer FOREIGN = server();

  @TempDir private Path profile;

  private static HttpServer server() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String origin(HttpServer server) {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Autowired private Endpoints endpoints;

  @DynamicPropertySource
  static void access(DynamicPropertyRegistry properties) {
    properties.add("CORS_ORIGINS", () -> origin(LISTED));
    properties.add("SERVICE_SHARED_SECRET", () -> SECRET);
  }

  @BeforeAll
  static void browserIsThere() {
    Tool.CHROMIUM.require();
  }

  @Test
  void listedPage_readsAndWrites_withPreflight() throws Exception {
    assertThat(shown(LISTED)).contains("read: 200", "write: 200", "without token: 401");
  }

  @Test
  void otherPage_readsAndWritesNothing() throws Exception {
    int before = endpoints.reached.get();

    assertThat(shown(FOREIGN)).contains("read: blocked", "write: blocked", "blind write: blocked");
    assertThat(endpoints.reached.get()).isEqualTo(before);
  }

  /** What the page says after its script has run. */
  private String shown(HttpServer server) throws Exception {
    byte[] page = page().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/page",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    Path output = profile.resolve("page.html");
    Process browser =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile.resolve("profile"),
                "--virtual-time-budget=20000",
                "--dump-dom",
                origin(server) + "/page")
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(browser.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      browser.destroyForcibly();
    }
    return Files.readString(output);
  }

  private String page() {
    return """
    <body><script>
      const url = "http://localhost:%d/v1/mem/u/";
      const headers = {"Authorization": "Bearer %s", "Content-Type": "application/json"};
      const show = (what) => (outcome) => document.body.append(what + ": " + outcome + "; ");
      const ask = (what, path, options) => fetch(url + path, options)
          .then((answer) => answer.type === "opaque" ? "sent" : answer.status, () => "blocked")
          .then(show(what));
      ask("read", "facts", {headers});
      ask("write", "goals", {method: "POST", headers, body: "{}"});
      ask("without token", "facts", {});
      ask("blind write", "goals", {method: "POST", mode: "no-cors", body: "{}"});
    </script></body>
    """
        .formatted(port(), SECRET);
  }
}
