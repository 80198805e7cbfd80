package dev.usermemory.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.http.RawHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Without credentials, programs of this machine may call, and pages of others may not. */
@TestPropertySource(
    properties = {
      "ALLOWED_HOSTS=memory.example, inner.example:8443",
      "CORS_ORIGINS=https://app.example, http://localhost:3000"
    })
class UnprotectedIT extends AccessRoomIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:8080",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.1.2.3:8080",
        "[::1]",
        "[::1]:8080",
        "memory.example",
        "Memory.Example:9",
        "inner.example:8443"
      })
  void host_thatIsOurs_isAnswered(String host) throws Exception {
    assertThat(send("GET", "/v1/mem/u/facts", host, "")).startsWith("HTTP/1.1 200 ");
  }

  /** DNS rebinding: the page's own name resolves to this machine. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example#localhost",
        "memory.example.evil.example",
        "inner.example",
        "inner.example:8080",
        "0.0.0.0",
        "192.168.1.10",
        "[::2]"
      })
  void host_thatIsNotOurs_isMisdirected(String host) throws Exception {
    for (String request :
        new String[] {"GET /v1/mem/u/facts", "POST /v1/admin/ttl-sweep", "GET /", "GET /nothing"}) {
      String[] parts = request.split(" ");
      String response = send(parts[0], parts[1], host, "");
      assertThat(response).matches("(?s)HTTP/1.1 4(21|00) .*"); // 400: not a name at all
      if (response.startsWith("HTTP/1.1 421 ")) {
        assertThat(RawHttp.json(response).path("code").asString()).isEqualTo("misdirected_request");
        assertThat(response).doesNotContain("evil");
      }
    }
  }

  /** What a browser says of a page, and whether that page may read and write. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|true",
        "Sec-Fetch-Site: none|true",
        "Sec-Fetch-Site: same-origin|true",
        "Origin: http://localhost|true",
        "Origin: http://localhost:80|true",
        "Sec-Fetch-Site: cross-site|false",
        "Sec-Fetch-Site: same-site|false",
        "Origin: https://evil.example|false",
        "Origin: null|false",
        "Origin: http://localhost:8081|false",
        "Origin: http://localhost.evil.example|false",
        "Origin: https://evil.example~Sec-Fetch-Site: same-origin|false",
        "Origin: http://localhost~Sec-Fetch-Site: cross-site|false",
        "Origin: https://app.example|true",
        "Origin: https://app.example~Sec-Fetch-Site: cross-site|true",
        "Origin: http://localhost:3000~Sec-Fetch-Site: same-site|true",
        "Origin: http://app.example|false",
        "Origin: https://app.example:8443|false",
        "Origin: https://sub.app.example|false"
      })
  void page_readsAndWrites_whenItIsOursOrListed(String headers, boolean may) throws Exception {
    String sent = headers == null ? "" : headers.replace("~", "\r\n") + "\r\n";
    for (String request :
        new String[] {
          "GET /v1/mem/u/facts",
          "GET /v1/mem/mallory/facts?sessionId=sess-1",
          "POST /v1/mem/u/goals",
          "POST /v1/admin/ttl-sweep"
        }) {
      String[] parts = request.split(" ");
      String response = send(parts[0], parts[1], sent);
      assertThat(response).as(request).startsWith("HTTP/1.1 " + (may ? 200 : 403) + " ");
    }
    assertThat(send("GET", "/", sent)).startsWith("HTTP/1.1 200 "); // says nothing of anybody
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example,PUT,200",
    "http://localhost:3000,DELETE,200",
    "https://app.example,TRACE,403",
    "https://evil.example,GET,403",
    "null,GET,403"
  })
  void preflight_isAnsweredForListedPages(String origin, String method, int status)
      throws Exception {
    String response =
        send(
            "OPTIONS",
            "/v1/mem/u/facts",
            "Origin: %s\r\nAccess-Control-Request-Method: %s\r\n".formatted(origin, method)
                + "Access-Control-Request-Headers: authorization,content-type\r\n");

    assertThat(response).startsWith("HTTP/1.1 " + status + " ");
    assertThat(response.contains("Access-Control-Allow-Origin: " + origin + "\r\n"))
        .isEqualTo(status == 200);
    assertThat(response).doesNotContain("Access-Control-Allow-Credentials");
  }

  @Test
  void preflight_allowsEveryHeaderOfTheContract() throws Exception {
    List<String> headers =
        Pattern.compile("name: (\\S+)\\s+in: header")
            .matcher(Files.readString(Path.of("openapi.yaml")))
            .results()
            .map(match -> match.group(1).toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    assertThat(headers).contains("idempotency-key", "if-match", "last-event-id");

    String response =
        send(
            "OPTIONS",
            "/v1/mem/u/facts",
            "Origin: https://app.example\r\nAccess-Control-Request-Method: GET\r\n"
                + "Access-Control-Request-Headers: authorization,traceparent,"
                + String.join(",", headers)
                + "\r\n");

    assertThat(response).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void listedPage_mayReadEveryHeaderThatItsCallsNeed() throws Exception {
    assertThat(send("GET", "/v1/mem/u/facts", "Origin: https://app.example\r\n"))
        .containsPattern("(?i)Access-Control-Expose-Headers: [^\\r]*ETag")
        .containsPattern("(?i)Access-Control-Expose-Headers: [^\\r]*Idempotency-Replayed")
        .containsPattern("(?i)Access-Control-Expose-Headers: [^\\r]*Location")
        .containsPattern("(?i)Access-Control-Expose-Headers: [^\\r]*Retry-After")
        .containsPattern("(?i)Access-Control-Expose-Headers: [^\\r]*X-Request-Id");
  }
}
