package dev.usermemory.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls a running service as its callers do; the names and values of headers take turns. */
public final class ServiceClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI base;
  private final String token;

  public ServiceClient(int port) {
    this(URI.create("http://127.0.0.1:" + port), "");
  }

  /**
   * @param token empty for a service without credentials
   */
  public ServiceClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public Answer get(String path, String... headers) {
    return json("GET", path, BodyPublishers.noBody(), headers);
  }

  public Answer delete(String path, String... headers) {
    return json("DELETE", path, BodyPublishers.noBody(), headers);
  }

  public Answer post(String path, String json, String... headers) {
    return json("POST", path, BodyPublishers.ofString(json), headers);
  }

  public Answer put(String path, String json, String... headers) {
    return json("PUT", path, BodyPublishers.ofString(json), headers);
  }

  public Answer patch(String path, String json, String... headers) {
    return json("PATCH", path, BodyPublishers.ofString(json), headers);
  }

  private Answer json(String method, String path, BodyPublisher body, String... headers) {
    var all = new LinkedHashMap<String, String>();
    all.put("Content-Type", "application/json");
    if (!token.isEmpty()) {
      all.put("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return send(method, path, body, all);
  }

  /** With these headers only. */
  public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).method(method, body);
    headers.forEach(request::header);
    try {
      return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
