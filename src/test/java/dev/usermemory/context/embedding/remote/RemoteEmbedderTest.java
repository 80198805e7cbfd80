package dev.usermemory.context.embedding.remote;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.usermemory.context.embedding.EmbeddingException;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.kernel.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RemoteEmbedderTest {

  private static final String PATH = "/v1/embeddings";
  private static final String TWO =
      """
      {"object": "list", "model": "small", "usage": {"total_tokens": 5}, "data": [
        {"object": "embedding", "index": 1, "embedding": [0, 1, 0]},
        {"object": "embedding", "index": 0, "embedding": [1, 0, 0.5]}]}\
      """;

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  private static RemoteEmbedder embedder(String key, Duration timeout) {
    URI address = EmbeddingsEndpoint.address(URI.create(SERVER.baseUrl()));
    return new RemoteEmbedder(
        new EmbeddingsEndpoint(address, new Secret(key), timeout), "small", new JsonMapper());
  }

  private static List<Vector> embed(String... texts) {
    try (var embedder = embedder("key-1", Duration.ofSeconds(20))) {
      return embedder.embed(List.of(texts));
    }
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(PATH).willReturn(response));
  }

  private static void assertFails(String... texts) {
    assertThatExceptionOfType(EmbeddingException.class)
        .isThrownBy(() -> embed(texts))
        .withMessageContaining("EMBEDDINGS_URL")
        .withMessageNotContaining("pork");
  }

  @Test
  void embed_asksInOneExchange_andSortsByIndex() {
    answer(okJson(TWO));

    assertThat(embed("No pork", "Two cats"))
        .containsExactly(Vector.of(new float[] {1, 0, 0.5f}), Vector.of(new float[] {0, 1, 0}));
    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo(PATH))
            .withHeader("Authorization", equalTo("Bearer key-1"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson("{\"model\": \"small\", \"input\": [\"No pork\", \"Two cats\"]}")));
  }

  @Test
  void embed_withoutKey_sendsNone() {
    answer(okJson(TWO));

    try (var embedder = embedder("", Duration.ofSeconds(20))) {
      embedder.embed(List.of("a", "b"));
    }
    SERVER.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("Authorization", absent()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "pork",
        "",
        "{\"data\": null}",
        "{\"data\": []}",
        "{\"data\": [{\"index\": 0, \"embedding\": [1, 0]}]}",
        "{\"data\": [{\"index\": 0, \"embedding\": [1, 0]}, {\"index\": 0, \"embedding\": [1, 1]}]}",
        "{\"data\": [{\"index\": 0, \"embedding\": [1, 0]}, {\"index\": 2, \"embedding\": [1, 1]}]}",
        "{\"data\": [{\"index\": 0, \"embedding\": [1, 0]}, {\"index\": 1, \"embedding\": [1]}]}",
        "{\"data\": [{\"index\": 0, \"embedding\": [1, 0]}, {\"index\": 1, \"embedding\": [0, 0]}]}",
        "{\"data\": [{\"index\": 0, \"embedding\": [1, 0]}, {\"index\": 1}]}"
      })
  void embed_anythingElseThanOneVectorForEach_fails(String body) {
    answer(okJson(body));

    assertFails("No pork", "Two cats");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 429, 500, 503})
  void embed_otherStatus_fails(int status) {
    answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere").withBody("pork"));

    assertFails("No pork");
    SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void embed_brokenConnection_fails() {
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertFails("No pork");
  }

  @Test
  void embed_slowAnswer_endsAtTheTimeout() {
    answer(okJson(TWO).withChunkedDribbleDelay(5, 60_000));

    try (var embedder = embedder("", Duration.ofMillis(100))) {
      assertThatExceptionOfType(EmbeddingException.class)
          .isThrownBy(() -> embedder.embed(List.of("a", "b")))
          .withMessageContaining("in time");
    }
  }

  @Test
  void embed_aTextThatIsRefused_hasNoVectorAndSparesTheOthers() {
    answer(aResponse().withStatus(400));
    SERVER.stubFor(
        post(PATH)
            .withRequestBody(matchingJsonPath("$[?(@.input == ['fine'])]"))
            .willReturn(okJson("{\"data\": [{\"index\": 0, \"embedding\": [1, 0]}]}")));

    assertThat(embed("fine", "too long"))
        .containsExactly(Vector.of(new float[] {1, 0}), Vector.NONE);
  }

  @Test
  void embed_everythingRefused_failsInstead() {
    answer(aResponse().withStatus(400));

    assertFails("No pork", "Two cats");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com/v1/embeddings",
    "https://api.example.com/, https://api.example.com/v1/embeddings",
    "https://api.example.com/v1, https://api.example.com/v1/embeddings",
    "https://api.example.com/v1/embeddings, https://api.example.com/v1/embeddings",
    "http://10.0.0.7:8080/embed/, http://10.0.0.7:8080/embed/"
  })
  void address_ofABase_isCompleted(URI configured, URI address) {
    assertThat(EmbeddingsEndpoint.address(configured)).isEqualTo(address);
  }
}
