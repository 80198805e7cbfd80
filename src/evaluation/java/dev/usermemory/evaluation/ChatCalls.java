package dev.usermemory.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a chat asks of the service when it begins; the people take turns.
 *
 * @param questions of which every other call has one
 */
record ChatCalls(
    HttpClient http, URI service, String token, List<String> people, List<String> questions) {

  private static final int LIMIT_TOKENS = 1_024;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Set<String> STORES = Set.of("embedded", "convex");

  /**
   * @param answered whether it was, as it should be
   * @param degraded whether the store had no part in it
   * @param overran whether it has more tokens than its limit
   */
  record Told(boolean answered, boolean degraded, boolean overran) {

    private static final Told NOTHING = new Told(false, false, false);

    private static Told of(JsonNode context) {
      return new Told(
          !context.path("rendered").asString("").isEmpty(),
          !STORES.contains(context.path("ctx_source").asString("")),
          context.path("tokensEstimated").asInt() > context.path("limitTokens").asInt());
    }
  }

  ChatCalls(URI service, String token, List<String> people, List<String> questions) {
    this(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        service,
        token,
        people,
        questions);
  }

  Told bare(int number) throws InterruptedException {
    return ask("/", BodyHandlers.discarding(), _ -> new Told(true, false, false));
  }

  Told context(int number) throws InterruptedException {
    return ask(
        "/v1/mem/" + person(number) + "/context" + query(number),
        BodyHandlers.ofString(),
        body -> Told.of(JsonMapper.shared().readTree(body)));
  }

  /** Until the first event; then the chat is over. */
  Told open(int number) throws InterruptedException {
    return ask(
        "/v1/chat/" + person(number) + "/open" + query(number),
        BodyHandlers.ofInputStream(),
        events -> {
          try (events) {
            String data = firstContext(events);
            return data == null ? Told.NOTHING : Told.of(JsonMapper.shared().readTree(data));
          }
        });
  }

  private static @Nullable String firstContext(InputStream events) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
    String event = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event:")) {
        event = line.substring("event:".length()).strip();
      } else if (line.startsWith("data:") && event.equals("context")) {
        return line.substring("data:".length());
      }
    }
    return null;
  }

  private String person(int number) {
    return people.get(number % people.size());
  }

  private String query(int number) {
    String asked = number % 2 == 0 ? questions.get(number / 2 % questions.size()) : "";
    return "?limitTokens="
        + LIMIT_TOKENS
        + (asked.isEmpty() ? "" : "&query=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
  }

  private interface Reading<T> {
    Told read(T body) throws IOException;
  }

  /** No answer within ten seconds, or another than 200, is none. */
  private <T> Told ask(String path, HttpResponse.BodyHandler<T> body, Reading<T> reading)
      throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<T> answer = http.send(request.build(), body);
      return answer.statusCode() == 200 ? reading.read(answer.body()) : Told.NOTHING;
    } catch (IOException e) {
      return Told.NOTHING;
    }
  }
}
