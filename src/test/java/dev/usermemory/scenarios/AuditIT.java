package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody asks later who decided, exported, imported and erased. */
class AuditIT extends ScenarioIT {

  private List<JsonNode> audit(String query) {
    Answer answer = service().get("/v1/admin/audit?limit=200" + query).ok();
    return answer.json().path("items").valueStream().toList();
  }

  @Test
  void wholeLife_canBeToldAfterwards_withoutAWordOfIt() throws IOException {
    String facts = "{\"facts\": [{\"kind\": \"bio\", \"text\": \"Plays chess.\"}]}";
    service().put(mem("/consents/memory"), "{\"granted\": true}").ok();
    service().post(mem("/facts"), facts).ok();
    String exported = service().get(admin("/export"), "X-Request-Id", "req-export").ok().body();
    long documents = exported.lines().count() - 2;
    service().put(mem("/consents/memory?erase=true"), "{\"granted\": false}").ok();
    service().delete(admin("")).ok();
    service().post(admin("/import"), exported, "Content-Type", "application/x-ndjson").ok();
    long erased = service().delete(admin("")).ok().json().path("total").asLong();

    List<JsonNode> events = audit("&userId=" + user);

    assertThat(events)
        .extracting(event -> event.path("action").asString())
        .containsExactly(
            "erased", "imported", "erased", "consent_revoked", "exported", "consent_granted");
    assertThat(events.get(0).path("documents").asLong()).isEqualTo(erased);
    assertThat(events.get(1).path("documents").asLong()).isEqualTo(documents);
    assertThat(events.get(3).path("documents").asLong()).isEqualTo(1);
    assertThat(events.get(4).path("documents").asLong()).isEqualTo(documents);
    assertThat(events.get(4).path("requestId").asString()).isEqualTo("req-export");
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(event.path("caller").asString()).isEqualTo("local");
          assertThat(event.path("person").asString()).matches("[0-9a-f]{32}");
          assertThat(event.path("atMs").asLong()).isPositive();
        });
    assertThat(audit("")).containsAll(events);
    assertThat(file()).contains(events.getFirst().path("person").asString());
    assertThat(file()).doesNotContain(user).doesNotContain("chess");
  }

  private static String file() throws IOException {
    var content = new StringBuilder();
    for (String name : List.of("audit.db", "audit.db-wal")) {
      Path file = databaseFolder().resolve(name);
      if (Files.exists(file)) {
        content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return content.toString();
  }

  @Test
  void reading_isNotAudited() {
    service().get(mem("/context")).ok();
    service().get(mem("/consents")).ok();

    assertThat(audit("&userId=" + user)).isEmpty();
  }
}
