package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Every answer, whoever gives it, tells caches and browsers to keep and show nothing. */
class ProtectiveHeadersIT extends HttpIT {

  private static final String FROM_A_PROXY = "X-Forwarded-Proto: https\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /probe/u/x",
        "GET /probe/u/x?limit=0",
        "GET /nothing",
        "DELETE /probe",
        "GET /probe/u/[",
        "GET /probe/%zz/x",
        "GET /actuator/health",
        "BREW /probe"
      })
  void answer_isForNobodyElse(String line) throws Exception {
    String head = head(send(line, ""));

    assertThat(head)
        .containsOnlyOnce("\r\nCache-Control: no-store\r\n")
        .containsOnlyOnce("\r\nX-Content-Type-Options: nosniff\r\n")
        .containsOnlyOnce("\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'")
        .containsOnlyOnce("\r\nCross-Origin-Resource-Policy: same-origin\r\n")
        .containsOnlyOnce("\r\nReferrer-Policy: no-referrer\r\n")
        .doesNotContainIgnoringCase("\r\nServer:")
        .doesNotContainIgnoringCase("\r\nX-Powered-By:")
        .doesNotContain("Strict-Transport-Security");
  }

  @Test
  void forwardedScheme_isNotBelieved() throws Exception {
    assertThat(head(send("GET /probe/u/x", FROM_A_PROXY)))
        .doesNotContain("Strict-Transport-Security");
  }

  @Nested
  @TestPropertySource(properties = "SERVER_FORWARD_HEADERS_STRATEGY=native")
  class BehindAProxy {

    @Test
    void forwardedScheme_isBelieved() throws Exception {
      assertThat(head(send("GET /probe/u/x", FROM_A_PROXY)))
          .containsOnlyOnce("\r\nStrict-Transport-Security: max-age=31536000\r\n");
      assertThat(head(send("GET /probe/u/x", ""))).doesNotContain("Strict-Transport-Security");
    }
  }

  private String send(String line, String headers) throws Exception {
    return RawHttp.send(port(), line + " HTTP/1.1\r\nHost: localhost\r\n" + headers);
  }

  private static String head(String response) {
    return response.substring(0, response.indexOf("\r\n\r\n") + 2);
  }
}
