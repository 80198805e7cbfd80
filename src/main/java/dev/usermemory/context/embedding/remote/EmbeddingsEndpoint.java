package dev.usermemory.context.embedding.remote;

import dev.usermemory.context.embedding.EmbeddingException;
import dev.usermemory.kernel.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One exchange with an endpoint of OpenAI's kind. It is not repeated here: facts have another turn,
 * and a question has no time for that. Redirects are not followed, since they would take texts
 * elsewhere.
 */
final class EmbeddingsEndpoint implements AutoCloseable {

  /** 256 vectors of 4,096 dimensions in digits. */
  private static final long MAX_ANSWER_BYTES = 32L * 1024 * 1024;

  private final URI address;
  private final Secret apiKey;
  private final Duration timeout;
  private final HttpClient client;

  EmbeddingsEndpoint(URI address, Secret apiKey, Duration timeout) {
    this.address = address;
    this.apiKey = apiKey;
    this.timeout = timeout;
    client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Where to post to; a base address stands for OpenAI's path below it. */
  static URI address(URI configured) {
    String path = configured.getPath().replaceAll("/+$", "");
    return switch (path) {
      case "" -> configured.resolve("/v1/embeddings");
      case "/v1" -> configured.resolve("/v1/embeddings");
      default -> configured;
    };
  }

  /** The answer, whatever its status, whole inside the timeout. */
  HttpResponse<byte[]> post(byte[] body) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(
            request(body), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      return exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new EmbeddingException("EMBEDDINGS_URL did not answer in time", e);
    } catch (ExecutionException e) {
      throw new EmbeddingException("EMBEDDINGS_URL cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddingException("Nobody waits for EMBEDDINGS_URL any more", e);
    } finally {
      exchange.cancel(true);
    }
  }

  private HttpRequest request(byte[] body) {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!apiKey.isEmpty()) {
      request.header("Authorization", "Bearer " + apiKey.reveal());
    }
    return request.build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
