package dev.usermemory.context.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.context.embedding.EmbeddingProperties.Mode;
import dev.usermemory.kernel.InvalidSettingException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EmbeddingPropertiesTest {

  private static EmbeddingProperties bind(Map<String, String> settings) {
    var named = new HashMap<String, String>();
    settings.forEach((name, value) -> named.put("usermemory.embeddings." + name, value));
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate("usermemory.embeddings", EmbeddingProperties.class);
  }

  @Test
  void mode_isOffUnlessSet() {
    assertThat(bind(Map.of()).mode()).isEqualTo(Mode.OFF);
    assertThat(bind(Map.of("mode", "local")).mode()).isEqualTo(Mode.LOCAL);
  }

  @ParameterizedTest
  @CsvSource({
    "url, '', EMBEDDINGS_URL",
    "url, ftp://example.com, EMBEDDINGS_URL",
    "url, https://user:secret@example.com/v1, EMBEDDINGS_URL",
    "url, https://example.com/v1?key=secret, EMBEDDINGS_URL",
    "model-name, '', EMBEDDINGS_MODEL",
    "model-name, two words, EMBEDDINGS_MODEL",
    "api-key, two words, EMBEDDINGS_API_KEY",
    "timeout, 9ms, usermemory.embeddings.timeout",
    "query-timeout, 11s, usermemory.embeddings.query-timeout",
    "queries, 0, usermemory.embeddings.queries",
    "batch, 257, usermemory.embeddings.batch",
    "max-waiting, 0, usermemory.embeddings.max-waiting",
    "cache-size, 65GB, usermemory.embeddings.cache-size"
  })
  void setting_thatCannotBe_isRefusedByName(String name, String value, String variable) {
    var settings =
        new HashMap<>(
            Map.of(
                "mode", "url", "url", "https://example.com/v1/embeddings", "model-name", "small"));
    settings.put("api-key", "secret");
    assertThat(bind(settings).mode()).isEqualTo(Mode.URL);
    settings.put(name, value);

    assertThatThrownBy(() -> bind(settings))
        .rootCause()
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(variable)
        .hasMessageNotContaining("secret");
  }
}
