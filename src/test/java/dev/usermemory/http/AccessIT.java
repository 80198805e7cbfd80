package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** With a shared secret, everything but the public paths asks for it. */
@TestPropertySource(properties = "usermemory.access.shared-secret= s3cret-ü ")
class AccessIT extends HttpIT {

  private static final String RIGHT = "Authorization: Bearer s3cret-ü";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/probe/u/x",
        "/v1/mem/u/facts",
        "/%761/mem/u/facts",
        "/actuator/prometheus",
        "/actuator/health/store",
        "/actuator/health/",
        "/actuator/health/liveness/../../prometheus",
        "//",
        "/error",
        "/nothing"
      })
  void get_withoutSecret_isUnauthorized(String path) throws Exception {
    String response = RawHttp.send(port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");

    assertThat(response).startsWith("HTTP/1.1 401 ").contains("\r\nWWW-Authenticate: Bearer\r\n");
    assertThat(RawHttp.json(response).path("code").asString()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
  void get_publicPath_needsNoSecret(String path) throws Exception {
    String response = RawHttp.send(port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");

    assertThat(response).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource({
    RIGHT + ",200",
    "Authorization: bearer s3cret-ü,200",
    "Authorization: Bearer  s3cret-ü ,200",
    "Authorization: Bearer s3cret-u,401",
    "Authorization: Bearer s3cret-ü2,401",
    "Authorization: Bearer,401",
    "Authorization: Bearer ,401",
    "Authorization: Basic s3cret-ü,401",
    "Authorization: s3cret-ü,200",
    "Authorization: s3cret-u,401",
    "Authorization:,401",
    "X-Authorization: Bearer s3cret-ü,401"
  })
  void get_withHeader_isAnsweredByIt(String header, int status) throws Exception {
    String head = "GET /probe/u/x HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";

    assertThat(RawHttp.send(port(), head)).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void refusal_isCountedByItsStatus(@Autowired MeterRegistry meters) throws Exception {
    RawHttp.send(port(), "GET /probe/u/x HTTP/1.1\r\nHost: localhost\r\n");

    await()
        .untilAsserted(() ->
            assertThat(meters.find("http.server.requests").tag("status", "401").timers())
                .isNotEmpty());
    assertThat(meters.find("http.server.requests").tag("status", "500").timers()).isEmpty();
  }
}
