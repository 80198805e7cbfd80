package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long answers are packed for callers that accept gzip, and say the same. */
class PackedAnswersIT extends ScenarioIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeEach
  void remember() {
    for (int batch = 0; batch < 2; batch++) {
      String facts =
          IntStream.range(batch * 100, batch * 100 + 100)
              .mapToObj(
                  i -> "{\"kind\": \"bio\", \"text\": \"Has spoken at event %d\"}".formatted(i))
              .collect(Collectors.joining(",", "{\"facts\": [", "]}"));
      service().post(mem("/facts"), facts).ok();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/mem/{user}/context?limitTokens=4000",
        "/v1/mem/{user}/context?limitTokens=4000&query=Which event",
        "/v1/mem/{user}/facts?limit=200",
        "/v1/admin/users/{user}/export",
        "/openapi.yaml",
        "/actuator/prometheus"
      })
  void longAnswer_isPackedForWhoAcceptsGzip(String path) throws Exception {
    HttpResponse<byte[]> packed = get(path, "gzip");

    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.headers().allValues("Vary")).anyMatch("accept-encoding"::equalsIgnoreCase);
    assertThat(unpacked(packed)).hasSizeGreaterThan(3 * packed.body().length);
    assertThat(get(path, "identity").headers().firstValue("Content-Encoding")).isEmpty();
  }

  /** The bytes that are kept for the next who asks are kept in both forms. */
  @Test
  void context_askedAgain_isTheSamePackedAndUnpacked() throws Exception {
    String path = "/v1/mem/{user}/context?limitTokens=4000";
    byte[] plain = get(path, "identity").body();

    assertThat(plain).hasSizeGreaterThan(34_000);
    assertThat(unpacked(get(path, "gzip"))).isEqualTo(plain);
    assertThat(unpacked(get(path, "gzip"))).isEqualTo(plain);
    assertThat(get(path, "identity").body()).isEqualTo(plain);
  }

  @Test
  void shortAnswer_isSentAsItIs() throws Exception {
    HttpResponse<byte[]> context = get("/v1/mem/{user}/context?limitTokens=100", "gzip");

    assertThat(context.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(context.body()).hasSizeBetween(100, 8 * 1024);
  }

  private HttpResponse<byte[]> get(String path, String accepted) throws Exception {
    URI target = URI.create(url() + path.replace("{user}", user).replace(" ", "%20"));
    HttpRequest request =
        HttpRequest.newBuilder(target).header("Accept-Encoding", accepted).build();
    HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static byte[] unpacked(HttpResponse<byte[]> packed) throws IOException {
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      return unpacked.readAllBytes();
    }
  }
}
