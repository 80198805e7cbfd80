package dev.usermemory.store.convex;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.PATCH_PREFERENCES;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What this service writes, Convex's own client reads; and nothing without the key. */
class OfficialClientTest {

  private static final UserId ANA = new UserId("ana");

  /** In 2100: what is read at the real time of the test is not expired. */
  private static final long EXPIRES = 4_102_444_800_000L;

  private static final long NOW = 1_760_000_000_000L;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String CONTEXT =
      """
      {
        "ctx_source": "convex",
        "episodes": [{"createdAtMs": 1760000000000, "endIdx": 7, "episodeId": "ep-1",
          "expiresAtMs": 4102444800000, "groupId": "g-1", "highlights": [{"scoreDelta": -0.5,
          "skillId": "talk", "text": "Good pace", "type": "feedback"}], "sessionId": "s-1",
          "startIdx": 0, "summary": "Spoke about travel."}],
        "facts": [{"createdAtMs": 1760000000000, "decayMs": 86400000,
          "expiresAtMs": 4102444800000, "factId": "fact_1", "kind": "bio",
          "lastReinforcedAtMs": 1760000000000, "origins": ["api"], "pinned": true,
          "recordedAtMs": 1760000000000, "slot": "pet", "source": "api",
          "tags": ["home"], "text": "Has a cat, “Łucja” 🐈", "weight": 2.5}],
        "goals": [{"createdAt": 1760000000000, "goalId": "goal-1", "status": "active",
          "tags": ["talk"], "targetDateMs": 4102444800000, "title": "Speak",
          "updatedAt": 1760000000000}],
        "preferences": {"extra": "{\\"units\\":\\"metric\\"}", "tone": "warm",
          "updatedAt": 1760000000000},
        "trackedSkills": [{"active": true, "createdAt": 1760000000000, "currentLevel": 5.5,
          "order": 1, "skillId": "talk", "updatedAt": 1760000000000}]
      }
      """;

  private static final String GAMIFICATION =
      """
      {
        "badges": ["early"],
        "history": {
          "days": [{"from": "20251009", "to": "20251009"}],
          "longestStreakDays": 1,
          "seasons": [{"lastYYYYMMDD": "20251009", "seasonId": "autumn", "xp": 120}]
        },
        "lastActivityYYYYMMDD": "20251009",
        "level": 2,
        "seasonId": "autumn",
        "seasonXp": 120,
        "streakDays": 1,
        "updatedAt": 1760000000000,
        "xpTotal": 120
      }
      """;

  private static final String ROLLUPS =
      """
      {
        "items": [{"costUsd": 0.25, "dateYYYYMMDD": "20251009", "errors": [],
          "latencyMsTotal": 7, "levelSum": 13, "medals": ["calm"], "samples": 2,
          "skillId": "talk", "tokensIn": 9, "tokensOut": 8, "updatedAtMs": 1760000000000,
          "xpEarned": 20}]
      }
      """;

  @Test
  void officialClient_readsWithTheKeyAndNothingWithoutIt() throws Exception {
    JsonNode seen;
    try (var harness = ConvexHarness.start();
        var store = OpenConvex.at(harness.url(), StorePolicy.DEFAULT)) {
      fill(store);
      seen = JSON.readTree(runClient(harness));
    }

    var context = (ObjectNode) seen.path("context");
    assertThat(context.remove("tokensEstimated").asInt()).isPositive();
    assertThat(context).isEqualTo(JSON.readTree(CONTEXT));
    assertThat(seen.path("gamification").path("value")).isEqualTo(JSON.readTree(GAMIFICATION));
    assertThat(seen.path("rollups").path("value")).isEqualTo(JSON.readTree(ROLLUPS));
    assertThat(seen.path("refusals").properties())
        .hasSizeGreaterThan(30)
        .allSatisfy(refusal ->
            assertThat(refusal.getValue().asString())
                .startsWith("Could not find public function for '" + refusal.getKey() + "'"));
  }

  private static Write write(WriteOperation operation) {
    return Write.of(ANA, operation, NOW);
  }

  private static void fill(OpenConvex store) {
    store
        .facts()
        .upsertFacts(
            write(UPSERT_FACTS),
            List.of(
                new FactDraft(
                    "fact_1",
                    FactKind.BIO,
                    "Has a cat, “Łucja” 🐈",
                    List.of("home"),
                    null,
                    2.5,
                    86_400_000,
                    NOW,
                    EXPIRES,
                    "api",
                    null,
                    "pet",
                    true)));
    store
        .episodes()
        .ingestEpisode(
            write(INGEST_EPISODE),
            new Episode(
                "ep-1",
                "s-1",
                "g-1",
                "Spoke about travel.",
                List.of(new Highlight("feedback", "Good pace", "talk", -0.5)),
                0,
                7,
                NOW,
                EXPIRES));
    store
        .goals()
        .addGoal(
            write(ADD_GOAL),
            new Goal(
                "goal-1", "Speak", null, GoalStatus.ACTIVE, EXPIRES, List.of("talk"), NOW, NOW));
    store
        .preferences()
        .patchPreferences(
            write(PATCH_PREFERENCES),
            Map.of("tone", "warm", "extra", Map.of("units", "metric")),
            Precondition.NONE);
    store
        .trackedSkills()
        .putTrackedSkill(
            write(PUT_TRACKED_SKILL), new TrackedSkill("talk", 5.5, 1, true, NOW, NOW));
    store
        .gamification()
        .updateGamification(
            write(UPDATE_GAMIFICATION),
            new GamificationUpdate(120, List.of("early"), "20251009", "autumn"));
    store
        .progress()
        .upsertDaily(
            write(UPSERT_DAILY),
            new DailyRollup(
                "20251009", "talk", 2, 13, 20, List.of("calm"), List.of(), 9, 8, 0.25, 7, NOW));
  }

  private static String runClient(ConvexHarness harness) throws IOException {
    return new String(
        new ProcessBuilder(
                "node",
                "--import",
                "tsx",
                "tools/convex-harness/official-client.ts",
                harness.url().toString(),
                ConvexHarness.KEY,
                ANA.value())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .getInputStream()
            .readAllBytes(),
        UTF_8);
  }
}
