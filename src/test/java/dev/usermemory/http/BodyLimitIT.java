package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies over the limit are refused, whether their length is announced or not. */
class BodyLimitIT extends HttpIT {

  private static final int LIMIT = 1_048_576;
  private static final int TEN_MEGABYTES = 10 * LIMIT;

  @Test
  void post_bodyOfTheLimit_isRead() {
    assertThat(send(BodyPublishers.ofByteArray(body(LIMIT))).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, TEN_MEGABYTES})
  void post_bodyOverTheLimit_isRefused(int length) {
    expectTooLarge(send(BodyPublishers.ofByteArray(body(length))));
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, TEN_MEGABYTES})
  void post_chunkedBodyOverTheLimit_isRefused(int length) {
    byte[] body = body(length);

    expectTooLarge(
        send(
            BodyPublishers.fromPublisher(
                BodyPublishers.ofByteArrays(Arrays.asList(halves(body))))));
  }

  /** Valid JSON of exactly this many bytes. */
  private static byte[] body(int length) {
    String frame = "{\"unknown\":\"\"}";
    String body = "{\"unknown\":\"" + "a".repeat(length - frame.length()) + "\"}";
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[][] halves(byte[] body) {
    int middle = body.length / 2;
    return new byte[][] {
      Arrays.copyOfRange(body, 0, middle), Arrays.copyOfRange(body, middle, body.length)
    };
  }

  private Answer send(BodyPublisher body) {
    return service().send("POST", "/probe", body, Map.of("Content-Type", "application/json"));
  }

  private static void expectTooLarge(Answer answer) {
    answer.isProblem(413, "payload_too_large");
    assertThat(answer.json().path("detail").asString()).contains("1048576");
  }
}
