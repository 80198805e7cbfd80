package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.ops.CapturedLog;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request leaves one line, and none of what the caller sent. */
@Isolated("logging is silent while another test starts an application")
class RequestLogIT extends HttpIT {

  private static final String MARKER = "marker7f3a";

  private final CapturedLog log = CapturedLog.open();

  @AfterEach
  void close() {
    log.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of("GET /probe/" + MARKER + "/x?limit=1&q=" + MARKER, "", 200),
        Arguments.of("GET /probe/u/" + MARKER + "?limit=" + MARKER, "", 422),
        Arguments.of("GET /" + MARKER, "", 404),
        Arguments.of("GET /probe/" + MARKER + "%2F", "", 400),
        Arguments.of("GET /probe/" + MARKER + "[", "", 400),
        Arguments.of(MARKER + " /probe", "", 405),
        Arguments.of("POST /probe", "{\"text\":\"" + MARKER + "\"}", 422),
        Arguments.of("POST /probe", "{\"colour\":\"" + MARKER + "\"}", 422),
        Arguments.of("POST /probe", "{\"" + MARKER + "\":", 400),
        Arguments.of("POST /fail", "{\"text\":\"" + MARKER + "\"}", 500));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_leavesNothingOfTheCaller(String line, String body, int status) throws Exception {
    String head =
        line
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\nIdempotency-Key: "
            + MARKER;

    String response = RawHttp.send(port(), head + "\r\n\r\n" + body);

    assertThat(response).startsWith("HTTP/1.1 " + status + " ");
    assertThat(log.text()).doesNotContain(MARKER);
    if (status >= 400) {
      assertThat(RawHttp.json(response).path("detail").asString()).doesNotContain(MARKER);
      assertThat(RawHttp.json(response).path("errors").toString()).doesNotContain(MARKER);
    }
  }

  @Test
  void request_isLoggedOnceByItsRoute() throws Exception {
    get("/probe/alice/x?limit=1", "req-1");

    await().until(() -> !log.ofRequest("req-1").isEmpty());
    assertThat(log.ofRequest("req-1")).containsExactly("INFO Request");
    assertThat(log.pairsOfRequest("req-1"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line).containsOnlyKeys("method", "route", "status", "latencyMs", "user");
          assertThat(line)
              .containsEntry("method", "GET")
              .containsEntry("route", "/probe/{userId}/{id}")
              .containsEntry("status", 200);
          assertThat((Double) line.get("latencyMs")).isPositive();
          assertThat(line.get("user")).asString().matches("[0-9a-f]{12}");
        });
  }

  @Test
  void failure_isLoggedOnceWithItsStack() throws Exception {
    String response =
        RawHttp.send(
            port(),
            "POST /fail HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: req-2\r\n"
                + "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"text\":\"a\"}");

    assertThat(RawHttp.json(response).path("requestId").asString()).isEqualTo("req-2");
    await().until(() -> log.ofRequest("req-2").size() == 2);
    assertThat(log.ofRequest("req-2")).containsExactly("ERROR Request failed", "INFO Request");
    Map<String, Object> failure = log.pairsOfRequest("req-2").getFirst();
    assertThat(failure)
        .containsEntry("code", "internal_error")
        .containsEntry("error", "java.lang.IllegalStateException");
    assertThat(failure.get("stack")).asString().contains("HttpIT$Probe.fail");
  }

  @Test
  void requestId_thatIsUsable_isEchoed() throws Exception {
    assertThat(get("/probe/u/x", "a~!B")).contains("\r\nX-Request-Id: a~!B\r\n");
    assertThat(get("/probe/u/x", "with space")).doesNotContain("with space");
    assertThat(get("/probe/u/x", "x".repeat(129))).doesNotContain("xxx");
  }

  private String get(String path, String requestId) throws Exception {
    return RawHttp.send(
        port(),
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: " + requestId + "\r\n");
  }
}
