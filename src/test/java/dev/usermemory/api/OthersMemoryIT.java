package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person's words cannot be read with another's credentials, by whatever operation. */
class OthersMemoryIT extends CallersIT {

  /** Alice's, in everything that takes a text. */
  private final String marker = "marker" + UUID.randomUUID().toString().replace("-", "");

  private final String alice = newUser();
  private final String mallory = newUser();
  private final String session = "s-" + UUID.randomUUID();
  private final String lostSession = "lost-" + UUID.randomUUID();
  private String parked = "";
  private String factId = "";
  private String cursor = "";

  @BeforeEach
  void rememberAlice() {
    write("putProfile", "{'displayName': '@', 'bio': '@', 'timeZone': 'Europe/Lisbon'}");
    write("patchPreferences", "{'tone': '@', 'extra': {'note': '@'}}");
    write("addGoal", "{'goalId': 'goal-1', 'title': '@', 'description': '@', 'tags': ['@']}");
    for (int i = 0; i < 2; i++) {
      write("ingestEpisode", "{'episodeId': 'ep-" + i + "', 'summary': 'said @ " + i + "'}");
    }
    write("bindSession", "{'userId': '" + alice + "'}");
    write("summariseSession", "{'sessionId': '" + session + "', 'summaryText': 'user: @'}");
    write("finalizeAssessment", assessment(session));
    parked = write("finalizeAssessment", assessment(lostSession)).json().path("id").asString();
    write(
        "upsertDailyProgress",
        "{'skillId': 'pace', 'date': '20260301', 'medals': ['@'], 'errors': ['@']}");
    write("updateGamification", "{'xpDelta': 5, 'badgesToAdd': ['@']}");
    Answer facts = write("upsertFacts", "{'facts': [{'kind': 'bio', 'text': 'I am @ myself'}]}");
    factId = facts.json().at("/results/0/fact/factId").asString();
    Answer page = succeed(call("listEpisodes", alice).query("limit", "1"));
    cursor = page.json().path("nextCursor").asString();
  }

  private static String assessment(String session) {
    return "{'sessionId': '"
        + session
        + "', 'rubricVersion': 'v2', 'summary': {'skillAssessments': ["
        + "{'skillId': 'pace', 'level': 5, 'feedback': ['@ was calm'], 'unmetCriteria': ['@']}]}}";
  }

  private Answer write(String operation, String body) {
    Call call = call(operation, alice);
    if (operation.equals("bindSession")) {
      call = call.path("sessionId", session);
    }
    return succeed(call.body(body.replace('\'', '"').replace("@", marker)));
  }

  @Test
  void noOperation_showsOrTakesWhatIsAnothers() {
    String before = exported(alice);
    assertThat(before.split(marker, -1)).hasSizeGreaterThan(15);
    List<String> tried = new ArrayList<>();
    for (Operation operation : CONTRACT.operations()) {
      for (Call call : attempts(operation)) {
        Answer reply = send(bearer(call, ISSUER.token(mallory)));
        assertThat(reply.body()).as(describe(call, reply)).doesNotContain(marker);
        assertThat(reply.headers().map().toString()).doesNotContain(marker);
        tried.add(operation.id());
      }
    }

    assertThat(tried).hasSizeGreaterThan(200);
    assertThat(exported(mallory)).doesNotContain(marker);
    assertThat(exported(alice)).isEqualTo(before);
    assertThat(succeed(call("getParked", alice).path("id", parked)).status()).isEqualTo(200);
  }

  /** Alice's path; and Mallory's own, with everything of Alice's that a request can name. */
  private List<Call> attempts(Operation operation) {
    var attempts = new ArrayList<Call>();
    attempts.add(naming(operation, alice, session));
    for (String named : List.of(session, lostSession)) {
      Call call = naming(operation, mallory, named);
      attempts.add(call.query("sessionId", named));
      attempts.add(call.header("X-User-Id", alice));
      attempts.add(call.query("cursor", cursor).query("userId", alice).query("query", marker));
      attempts.add(call.query("cascade", "true"));
      if (operation.hasJsonBody()) {
        for (Operation.Example example : operation.requestExamples()) {
          String body = example.value().toString();
          attempts.add(
              call.header("Content-Type", example.mediaType())
                  .body(body.replaceAll("sess-8f2\\w*", named).replace("user_2b9XkQ7", alice)));
        }
      }
    }
    return attempts;
  }

  private Call naming(Operation operation, String user, String named) {
    Call call = call(operation, user);
    Map<String, String> ids =
        Map.of(
            "factId",
            factId,
            "episodeId",
            "ep-0",
            "goalId",
            "goal-1",
            "skillId",
            "pace",
            "sessionId",
            named,
            "id",
            parked);
    for (Map.Entry<String, String> id : ids.entrySet()) {
      call = call.path().containsKey(id.getKey()) ? call.path(id.getKey(), id.getValue()) : call;
    }
    return call;
  }

  /** Without its first line, which says when it was made. */
  private String exported(String user) {
    String lines = succeed(call("exportUser", user)).body();
    return lines.substring(lines.indexOf('\n'));
  }
}
