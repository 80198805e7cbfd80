package dev.usermemory.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.access.Caller;
import dev.usermemory.http.RawHttp;
import dev.usermemory.http.ToldRequests;
import dev.usermemory.ops.CapturedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** With a shared secret, everything but the public paths asks for it. */
@TestPropertySource(properties = "usermemory.access.shared-secret=" + AccessIT.SECRET)
class AccessIT extends AccessRoomIT {

  static final String SECRET = "s3cret-ü-s3cret-s3cret-s3cret-s3cret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/mem/u/facts",
        "/%761/mem/u/facts",
        "/actuator/prometheus",
        "/actuator/health/store",
        "/actuator/health/",
        "/error",
        "/ruleless",
        "/nothing"
      })
  void get_withoutSecret_isUnauthorized(String path) throws Exception {
    String response = send("GET", path, "");

    assertThat(response).startsWith("HTTP/1.1 401 ").contains("\r\nWWW-Authenticate: Bearer\r\n");
    assertThat(RawHttp.json(response).path("code").asString()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
  void get_publicPath_needsNoSecret(String path) throws Exception {
    assertThat(send("GET", path, "")).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health/liveness/../../prometheus",
        "/actuator/health/..;/prometheus",
        "/actuator/health/%2e%2e/prometheus",
        "//v1/mem/u/facts",
        "/v1//mem/u/facts"
      })
  void path_thatSomebodyMayReadDifferently_isRefused(String path) throws Exception {
    assertThat(send("GET", path, "")).matches("(?s)HTTP/1.1 40[01] .*");
    assertThat(send("GET", path, "Authorization: " + SECRET + "\r\n"))
        .matches("(?s)HTTP/1.1 40[034] .*");
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization: Bearer SECRET,200",
    "Authorization: bearer SECRET,200",
    "Authorization: Bearer  SECRET ,200",
    "Authorization: SECRET,200",
    "Authorization: Bearer SECREt,401",
    "Authorization: Bearer SECRET2,401",
    "Authorization: Bearer,401",
    "Authorization: Bearer ,401",
    "Authorization: Basic SECRET,401",
    "Authorization: x,401",
    "Authorization:,401",
    "X-Authorization: Bearer SECRET,401",
    "Cookie: Authorization=SECRET,401"
  })
  void get_withHeader_isAnsweredByIt(String header, int status) throws Exception {
    String response = send("GET", "/v1/mem/u/facts", header.replace("SECRET", SECRET) + "\r\n");

    assertThat(response).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void get_withTwoCredentials_isUnauthorized() throws Exception {
    String right = "Authorization: " + SECRET + "\r\n";

    assertThat(send("GET", "/v1/mem/u/facts", right + right)).startsWith("HTTP/1.1 401 ");
  }

  @Test
  void get_withTokenInTheQuery_isUnauthorized() throws Exception {
    assertThat(send("GET", "/v1/mem/u/facts?access_token=s3cret&Authorization=s3cret", ""))
        .startsWith("HTTP/1.1 401 ");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/ruleless,403,forbidden",
    "POST,/v1/mem/u/goals,200,",
    "DELETE,/v1/mem/u/facts,403,forbidden",
    "PUT,/v1/mem/u/facts,405,method_not_allowed",
    "GET,/actuator/health/livenessState,403,forbidden",
    "GET,/actuator/prometheus,403,forbidden",
    "DELETE,/v1/admin/users/u,403,forbidden",
    "GET,/nothing,404,not_found",
    "HEAD,/v1/mem/u/facts,200,",
    "OPTIONS,/v1/mem/u/facts,200,"
  })
  void route_withoutRuleOrScope_isRefused(String method, String path, int status, String code)
      throws Exception {
    String response = send(method, path, "Authorization: " + SECRET + "\r\n");

    assertThat(response).startsWith("HTTP/1.1 " + status + " ");
    if (code != null) {
      assertThat(RawHttp.json(response).path("code").asString()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin: https://evil.example", "Sec-Fetch-Site: cross-site"})
  void foreignPage_isRefusedWithCredentialsToo(String header) throws Exception {
    String sent = header + "\r\nAuthorization: " + SECRET + "\r\n";

    assertThat(send("GET", "/v1/mem/u/facts", sent)).startsWith("HTTP/1.1 403 ");
    assertThat(send("POST", "/v1/mem/u/goals", sent)).startsWith("HTTP/1.1 403 ");
    assertThat(send("GET", "/actuator/health", sent)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void anyHost_willDoWithCredentials() throws Exception {
    String sent = "Authorization: " + SECRET + "\r\n";

    assertThat(send("GET", "/v1/mem/u/facts", "any.example", sent)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void controller_isToldWhoCalls() throws Exception {
    assertThat(send("GET", "/v1/mem/u/facts", "Authorization: " + SECRET + "\r\n"))
        .endsWith(Caller.ServiceToken.class.getSimpleName());
  }

  @Test
  void log_namesTheCallerAndNeverTheSecret() throws Exception {
    try (var log = CapturedLog.open()) {
      send("GET", "/v1/mem/u/facts", "Authorization: " + SECRET + "\r\n");
      await().untilAsserted(() -> assertThat(log.text()).contains("caller=\"service\""));
      assertThat(log.text()).doesNotContain(SECRET);
    }
  }

  @Test
  void refusal_isToldWithItsStatus(@Autowired ToldRequests told) throws Exception {
    send("GET", "/v1/mem/u/facts", "");

    await()
        .untilAsserted(() ->
            assertThat(told.answers()).anySatisfy(answer -> assertThat(answer).endsWith(" 401")));
    assertThat(told.answers()).noneSatisfy(answer -> assertThat(answer).endsWith(" 500"));
  }
}
