package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import dev.usermemory.scenarios.EventReader.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Chats that are open while the memory of their person changes. */
class ChatIT extends ScenarioIT {

  private EventReader open(String query, String... headers) {
    return EventReader.open(url() + "/v1/chat/" + user + "/open" + query, headers);
  }

  private String say(String text) {
    return service()
        .post(mem("/facts"), "{\"facts\":[{\"kind\":\"bio\",\"text\":\"%s\"}]}".formatted(text))
        .ok()
        .json()
        .at("/results/0/factId")
        .asString();
  }

  @Test
  void chat_beginsWithItsContext_andIsToldOfEveryChange() throws InterruptedException {
    String fact = say("Lebt in Köln 日本.");
    try (EventReader chat = open("?limitTokens=200&sessionId=" + session)) {
      assertThat(chat.response().headers().firstValue("X-Accel-Buffering")).contains("no");
      assertThat(chat.response().headers().firstValue("Cache-Control")).contains("no-store");
      Event first = chat.next();
      assertThat(first.name()).isEqualTo("context");
      assertThat(first.json().path("ctx_source").asString()).isEqualTo("embedded");
      assertThat(first.json().path("rendered").asString()).contains("Lebt in Köln 日本.");
      assertThat(first.json().path("limitTokens").asInt()).isEqualTo(200);

      say("Has a dog.");
      Event added = chat.next();
      service().patch(mem("/facts/" + fact), "{\"text\":\"Lebt in Bonn.\"}").ok();
      Event corrected = chat.next();
      assertThat(bindToAnother().status()).isEqualTo(409);
      service().delete(admin("")).ok();
      Event erased = chat.next();

      assertThat(List.of(added, corrected, erased)).extracting(Event::name).containsOnly("memory");
      assertThat(List.of(first, added, corrected, erased))
          .extracting(Event::id)
          .doesNotHaveDuplicates();
      assertThat(added.json().path("revision").asString()).isEqualTo(added.id());
    }
  }

  private Answer bindToAnother() {
    return service().put("/v1/sessions/" + session, "{\"userId\": \"another\"}");
  }

  @Test
  void chat_openedAgain_getsAContextOnlyIfMemoryHasChanged() throws InterruptedException {
    say("Has a cat.");
    String id;
    try (EventReader chat = open("?limitTokens=200")) {
      id = chat.next().id();
    }
    try (EventReader again = open("?limitTokens=200", "Last-Event-ID", id)) {
      assertThat(again.next())
          .isEqualTo(new Event("unchanged", id, "{\"revision\":\"%s\"}".formatted(id)));
    }
    say("Has a dog.");
    try (EventReader changed = open("?limitTokens=200", "Last-Event-ID", id)) {
      assertThat(changed.next().json().path("rendered").asString()).contains("Has a dog.");
    }
  }

  @Test
  void chat_withoutAnyLimit_saysSoAndEnds() throws InterruptedException {
    say("Has a cat.");
    try (EventReader chat = open("")) {
      JsonNode context = chat.next().json();
      assertThat(context.path("reason").asString()).isEqualTo("no_limit");
      assertThat(context.path("rendered").asString()).isEmpty();
      Event end = chat.next();
      assertThat(end.name()).isEqualTo("end");
      assertThat(end.data()).isEqualTo("{\"reason\":\"no_limit\",\"reconnect\":false}");
      assertThat(chat.next().name()).isEmpty();
    }
  }

  @Test
  void chat_whoseConsentIsRevoked_isToldAndThenEmpty() throws InterruptedException {
    say("Has a cat.");
    try (EventReader chat = open("?limitTokens=200")) {
      chat.next();
      service().put(mem("/consents/memory"), "{\"granted\": false}").ok();
      assertThat(chat.next().name()).isEqualTo("memory");
    }
    try (EventReader denied = open("?limitTokens=200")) {
      Event context = denied.next();
      assertThat(context.json().path("reason").asString()).isEqualTo("consent_denied");
      assertThat(context.id()).isNotEmpty();
    }
  }

  @Test
  void chats_ofOnePerson_areBounded_andHoldNothingButTheirPlace() throws InterruptedException {
    say("Has a cat.");
    var chats = new ArrayList<EventReader>();
    for (int i = 0; i < 20; i++) {
      chats.add(open("?limitTokens=200"));
      assertThat(chats.getLast().next().name()).isEqualTo("context");
    }
    try (EventReader refused = open("?limitTokens=200")) {
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
    }
    assertThat(service().get("/v1/chat/" + user + "/open?limitTokens=200").body())
        .contains("rate_limit_exceeded", "CHAT_MAX_OPEN_PER_USER");

    say("Has a dog.");
    for (EventReader chat : chats) {
      assertThat(chat.next().name()).isEqualTo("memory");
      chat.close();
    }

    await()
        .untilAsserted(() -> {
          say("Has another dog.");
          try (EventReader chat = open("?limitTokens=200")) {
            assertThat(chat.status()).isEqualTo(200);
          }
        });
  }
}
