package dev.usermemory.context.embedding;

import static dev.usermemory.kernel.InvalidSettingException.require;
import static dev.usermemory.kernel.InvalidSettingException.requireWithin;

import dev.usermemory.kernel.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whether and how texts are compared by what they mean.
 *
 * @param mode {@code EMBEDDINGS}
 * @param url {@code EMBEDDINGS_URL}: with {@code url}, who makes the vectors; texts of facts and
 *     questions are sent there
 * @param apiKey {@code EMBEDDINGS_API_KEY}: sent to it as a bearer token; empty when it asks for
 *     none
 * @param modelName {@code EMBEDDINGS_MODEL}: the model that it is asked for
 * @param timeout for one exchange with it, to the last byte of the answer; 10 ms to 60 s
 * @param queryTimeout how long a context waits for its question's vector, within its deadline; 1 ms
 *     to 10 s
 * @param queries questions whose vectors are made at a time, 1 to 256; of eight times as many
 *     further ones that wait, the rest is answered by words
 * @param batch facts embedded at a time, 1 to 256
 * @param maxWaiting people whose facts wait to be embedded, 1 to 1,000,000; others wait until their
 *     memory is read or written next
 * @param cacheSize heap for vectors, all people together; up to 64 GB
 */
@ConfigurationProperties("usermemory.embeddings")
public record EmbeddingProperties(
    @DefaultValue("off") Mode mode,
    @Nullable URI url,
    @DefaultValue("") Secret apiKey,
    @DefaultValue("") String modelName,
    @DefaultValue("5s") Duration timeout,
    @DefaultValue("50ms") Duration queryTimeout,
    @DefaultValue("4") int queries,
    @DefaultValue("16") int batch,
    @DefaultValue("10000") int maxWaiting,
    @DefaultValue("64MB") DataSize cacheSize) {

  /** Who makes vectors. */
  public enum Mode {
    OFF,
    LOCAL,
    URL
  }

  public EmbeddingProperties {
    modelName = modelName.strip();
    if (mode == Mode.URL) {
      require(
          url != null && isPlain(url),
          "EMBEDDINGS_URL must be an http(s) URL without user, query or fragment when EMBEDDINGS"
              + " is url");
      require(
          modelName.matches("[!-~]{1,120}"),
          "EMBEDDINGS_MODEL must be 1 to 120 visible ASCII characters when EMBEDDINGS is url");
      require(
          apiKey.reveal().matches("[!-~]*"), "EMBEDDINGS_API_KEY must be one line without blanks");
    }
    within("usermemory.embeddings.timeout", timeout, 10, 60_000);
    within("usermemory.embeddings.query-timeout", queryTimeout, 1, 10_000);
    requireWithin("usermemory.embeddings.queries", queries, 1, 256);
    requireWithin("usermemory.embeddings.batch", batch, 1, 256);
    requireWithin("usermemory.embeddings.max-waiting", maxWaiting, 1, 1_000_000);
    require(
        !cacheSize.isNegative() && cacheSize.compareTo(DataSize.ofGigabytes(64)) <= 0,
        "usermemory.embeddings.cache-size must be 0 to 64GB");
  }

  private static boolean isPlain(URI url) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    return http
        && url.getHost() != null
        && url.getUserInfo() == null
        && url.getQuery() == null
        && url.getFragment() == null;
  }

  private static void within(String name, Duration value, long leastMs, long mostMs) {
    require(
        value.compareTo(Duration.ofMillis(leastMs)) >= 0
            && value.compareTo(Duration.ofMillis(mostMs)) <= 0,
        name + " must be " + leastMs + "ms to " + mostMs + "ms");
  }
}
