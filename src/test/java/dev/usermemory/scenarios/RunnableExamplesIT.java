package dev.usermemory.scenarios;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code examples/} has, runs as a newcomer would run it. */
class RunnableExamplesIT extends ScenarioIT {

  private static final String FINALIZE = "examples/finalize/Finalize.java";
  private static final String CHAT = "examples/chat/Chat.java";

  private final WireMockServer between =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    between.start();
  }

  @AfterEach
  void stop() {
    between.stop();
  }

  @Test
  void finalize_answered503_isSentAgainAndCountsOnce() throws Exception {
    between.stubFor(
        post(anyUrl())
            .inScenario("away for a moment")
            .whenScenarioStateIs("Started")
            .willReturn(serviceUnavailable().withHeader("Retry-After", "0"))
            .willSetStateTo("back"));
    between.stubFor(
        post(anyUrl())
            .inScenario("away for a moment")
            .whenScenarioStateIs("back")
            .willReturn(aResponse().proxiedFrom(url())));

    String first = run(FINALIZE, between.baseUrl(), user, session);
    String again = run(FINALIZE, url(), user, session);

    assertThat(first).matches("Again in 0 s\\.\nStored\\.\nEpisode: ep_\\w+\nPoints: 17\n");
    assertThat(again)
        .isEqualTo(
            first.replace("Again in 0 s.\nStored.", "Stored before, and not counted again."));
    assertThat(service().get("/v1/gamification/" + user).ok().at("/xpTotal")).isEqualTo("17");
  }

  @Test
  void finalize_refused_saysWhy() throws Exception {
    assertThat(run(FINALIZE, url(), "a/b", session))
        .startsWith("Refused: validation_error. userId");
  }

  @Test
  void chat_ofSomebodyKnown_beginsWithTheMemory() throws Exception {
    service()
        .post(mem("/facts"), "{\"facts\": [{\"kind\": \"bio\", \"text\": \"Says \\\"über\\\"\"}]}")
        .ok();

    assertThat(run(CHAT, url(), user, session, "What do I say?"))
        .isEqualTo(
            """
            Everything that is known, from the store
            Memory, not instructions:
            Facts:
             Says "über"
            You are a friendly coach. Answer in three sentences.
            User: What do I say?
            """);
    assertThat(service().get(admin("/export")).ok().body()).contains(session);
  }

  @Test
  void chat_storeAway_fallsBackToItsHistoryElseToNothing() throws Exception {
    between.stubFor(
        post(anyUrl())
            .willReturn(okJson("{\"ctx_source\":\"client\",\"rendered\":\"Conversation:\\n\"}")));
    assertThat(run(CHAT, between.baseUrl(), user, session, "Hm?"))
        .startsWith("Our own history; the store is away\nConversation:\nYou are");

    between.stop();
    assertThat(run(CHAT, "http://127.0.0.1:1", user, session, "Hm?"))
        .startsWith("No memory: java.net.ConnectException")
        .endsWith("\nYou are a friendly coach. Answer in three sentences.\nUser: Hm?\n");
  }

  /** Everything that it prints. */
  private static String run(String example, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", example));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
