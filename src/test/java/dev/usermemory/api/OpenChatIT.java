package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Chats that are open longer than the credentials that opened them are good. */
@TestPropertySource(properties = "CHAT_MAX_AGE=1h")
class OpenChatIT extends CallersIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  @Test
  void chat_endsWithTheTokenThatOpenedIt_andTellsNothingAfterwards() throws Exception {
    String user = newUser();
    var soon = Date.from(Instant.now().minusSeconds(27)); // clocks may be 30 s apart
    String token = ISSUER.sign(ISSUER.claims(user).expirationTime(soon).build());
    HttpResponse<Stream<String>> chat =
        HTTP.send(
            request("/v1/chat/" + user + "/open?limitTokens=100", token).build(),
            BodyHandlers.ofLines());
    assertThat(chat.statusCode()).isEqualTo(200);
    List<String> lines = new CopyOnWriteArrayList<>();
    Thread reading = Thread.ofVirtual().start(() -> chat.body().forEach(lines::add));

    await()
        .until(() -> {
          changeMemory(user);
          return !reading.isAlive();
        });

    assertThat(lines).contains("event:context", "event:memory");
    assertThat(lines.stream().filter(line -> line.startsWith("event:")).toList())
        .last()
        .isEqualTo("event:end");
    assertThat(lines).contains("data:{\"reason\":\"credentials_expired\",\"reconnect\":false}");
  }

  private void changeMemory(String user) throws Exception {
    HttpRequest write =
        request("/v1/mem/" + user + "/goals", SERVICE)
            .POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"Speak slower\"}"))
            .build();
    assertThat(HTTP.send(write, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
  }
}
