package dev.usermemory.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.http.ToldRequests;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.ops.UserIdHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The console over HTTP, to somebody without credentials, without the rest of the service. */
@SpringBootTest(
    classes = ConsoleIT.Application.class,
    properties = {
      "SERVICE_SHARED_SECRET=a-secret-of-the-console-of-32-characters",
      "management.endpoint.health.validate-group-membership=false" // there is no store
    },
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ConsoleIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String MODULE = "elements/memory-list.js";

  @LocalServerPort private int port;

  @EnableAutoConfiguration
  @ConfigurationPropertiesScan({
    "dev.usermemory.access",
    "dev.usermemory.http",
    "dev.usermemory.ops"
  })
  @ComponentScan({"dev.usermemory.access", "dev.usermemory.http", "dev.usermemory.console"})
  @Import({ToldRequests.class, UserIdHash.class})
  static class Application {

    @Bean
    Tracer tracer() {
      return Tracer.NONE;
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    StoreProbe store() {
      return new StoreProbe() {
        @Override
        public String name() {
          return "none";
        }

        @Override
        public String description() {
          return "nothing";
        }

        @Override
        public void ping() {}
      };
    }
  }

  @Test
  void address_withoutSlash_leadsToThePage() throws Exception {
    HttpResponse<byte[]> answer = get("/console");

    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.uri().resolve(header(answer, "Location")).getPath()).isEqualTo("/console/");
  }

  @Test
  void page_allowsItsOwnScriptsOnly() throws Exception {
    HttpResponse<byte[]> page = get("/console/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'", "connect-src 'self'")
        .contains("script-src 'self' 'sha256-" + hash(importMap(text(page))) + "';")
        .doesNotContain("unsafe", "*", "http");
    assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(text(page)).doesNotContain("style=", "onclick", "<style", "{version}");
  }

  @Test
  void page_isAskedForEveryTime_filesAreNot() throws Exception {
    HttpResponse<byte[]> page = get("/console/");
    HttpResponse<byte[]> file = get("/console/" + version() + "/" + MODULE);

    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(get("/console/", "If-None-Match", header(page, "ETag")).statusCode()).isEqualTo(304);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(header(file, "Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
    assertThat(file.headers().allValues("Cache-Control"))
        .containsExactly("max-age=31536000, immutable");
  }

  @Test
  void file_ofAnotherBuild_isNotKept() throws Exception {
    assertThat(header(get("/console/0123456789abcdef/" + MODULE), "Cache-Control"))
        .isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, gzip, deflate", "GZIP;q=0.5", "gzip;q=1.0, identity"})
  void file_isCompressedForWhomItMayBe(String accepted) throws Exception {
    HttpResponse<byte[]> zipped = get(file(), "Accept-Encoding", accepted);
    HttpResponse<byte[]> plain = get(file());

    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(zipped, "Vary")).contains("Accept-Encoding");
    assertThat(header(zipped, "ETag")).isNotEqualTo(header(plain, "ETag"));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip;q=0", "br, gzip; q=0.00", "notgzip"})
  void file_isAsItIs_forOthers(String accepted) throws Exception {
    assertThat(get(file(), "Accept-Encoding", accepted).headers().firstValue("Content-Encoding"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "x/",
        "x/nothing.js",
        "x/index.html",
        "x/application.yaml",
        "x/../application.yaml",
        "x/elements/..%2f..%2fapplication.yaml",
        "x/%2e%2e/application.yaml",
        "x/lib/lit/package.json",
        "x/lib/lit/../chart.js/package.json"
      })
  void anythingElse_isNotThere(String path) throws Exception {
    assertThat(get("/console/" + path).statusCode()).isIn(400, 401, 404);
  }

  @ParameterizedTest
  @CsvSource({"POST, /console/", "DELETE, /console"})
  void page_isOnlyRead(String method, String path) throws Exception {
    assertThat(send(method, path).statusCode()).isEqualTo(401);
  }

  @Nested
  @TestPropertySource(properties = "CONSOLE=false")
  class SwitchedOff {

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/", "/console/x/" + MODULE})
    void page_isNotThere(String path) throws Exception {
      assertThat(get(path).statusCode()).isEqualTo(404);
    }
  }

  private String file() throws Exception {
    return "/console/" + version() + "/" + MODULE;
  }

  private String version() throws Exception {
    Matcher version =
        Pattern.compile("\\./([0-9a-f]{16})/app/main\\.js").matcher(text(get("/console/")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private static String importMap(String page) {
    return page.replaceFirst("(?s).*<script type=\"importmap\">(.*?)</script>.*", "$1");
  }

  private static String hash(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  private HttpResponse<byte[]> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }
}
