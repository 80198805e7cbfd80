package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies over the limit are refused, whether their length is announced or not. */
class BodyLimitIT extends HttpIT {

  private static final int LIMIT = 1_048_576;
  private static final int TEN_MEGABYTES = 10 * LIMIT;

  @Test
  void post_bodyOfTheLimit_isRead() throws Exception {
    assertThat(send(BodyPublishers.ofByteArray(body(LIMIT))).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, TEN_MEGABYTES})
  void post_bodyOverTheLimit_isRefused(int length) throws Exception {
    expectTooLarge(send(BodyPublishers.ofByteArray(body(length))));
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, TEN_MEGABYTES})
  void post_chunkedBodyOverTheLimit_isRefused(int length) throws Exception {
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

  private HttpResponse<String> send(BodyPublisher body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/probe"))
                .header("Content-Type", "application/json")
                .POST(body)
                .build(),
            BodyHandlers.ofString());
  }

  private static void expectTooLarge(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(413);
    JsonNode problem = JsonMapper.shared().readTree(response.body());
    assertThat(problem.path("code").asString()).isEqualTo("payload_too_large");
    assertThat(problem.path("detail").asString()).contains("1048576");
  }
}
