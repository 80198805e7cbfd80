package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Assessments of each kind that arrive: assessed, failed, disabled, empty, in part unreadable. */
class ArrivingAssessmentsIT extends ScenarioIT {

  private static final String FINALIZE = "/v1/assessments/finalize";

  private List<String> texts(String path, String member) {
    return service()
        .get(path)
        .ok()
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path(member).asString())
        .sorted()
        .toList();
  }

  /** Bodies of each kind as they arrive. */
  private Answer arrives(String file) {
    service().get(mem("/context?sessionId=" + session)).ok();
    try (InputStream in = FinalizeIT.class.getResourceAsStream("/assessments/" + file + ".json")) {
      String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return service()
          .post(FINALIZE, body.replace("SESSION", session).replace("GROUP", "grp-1"))
          .ok();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void nothingIsLearnedOrCounted(Answer answer, String state) {
    assertThat(answer.at("/state")).isEqualTo("\"" + state + "\"");
    assertThat(answer.at("/stored")).isEqualTo("{\"episode\":false,\"facts\":0,\"rollups\":0}");
    assertThat(answer.at("/gamification/xpTotal")).isEqualTo("0");
    assertThat(answer.at("/gamification/streakDays")).isEqualTo("0");
    assertThat(texts(mem("/facts"), "text")).isEmpty();
    assertThat(texts(mem("/episodes"), "summary")).isEmpty();
    assertThat(texts("/v1/progress/" + user + "/daily", "skillId")).isEmpty();
    assertThat(service().get("/v1/gamification/" + user).ok().at("/xpTotal")).isEqualTo("0");
  }

  @Test
  void finalize_feedbackAndLevelsAlone_areLearned() {
    Answer answer = arrives("assessed");
    assertThat(answer.at("/stored")).isEqualTo("{\"episode\":true,\"facts\":5,\"rollups\":2}");
    assertThat(answer.at("/gamification/xpTotal")).isEqualTo("20");
    assertThat(texts(mem("/facts"), "text"))
        .containsExactly(
            "Let each figure stand for a moment",
            "Say in one sentence what you want from them",
            "The pauses in the second half carried the point",
            "skill 19b87ac5: level 4",
            "skill 261b1528: level 6");
    assertThat(service().get(mem("/context")).ok().json().path("rendered").asString())
        .contains("Let each figure stand for a moment");
  }

  @Test
  void finalize_ofAFailedProvider_saysSoAndLearnsNothing() {
    Answer answer = arrives("provider-failed");
    nothingIsLearnedOrCounted(answer, "failed");
    assertThat(answer.at("/warnings/0/path")).isEqualTo("\"summary.skillAssessments[0]\"");
    Answer again = arrives("provider-failed");
    assertThat(again.at("/duplicate")).isEqualTo("true");
    nothingIsLearnedOrCounted(again, "failed");
  }

  @Test
  void finalize_ofADisabledAssessor_saysSoAndLearnsNothing() {
    nothingIsLearnedOrCounted(arrives("disabled"), "empty");
  }

  @Test
  void finalize_withoutLevelAndFeedback_saysSoAndLearnsNothing() {
    nothingIsLearnedOrCounted(arrives("no-level-no-feedback"), "empty");
  }

  @Test
  void finalize_afterAFailure_takesItsPlace() {
    arrives("provider-failed");
    Answer answer = arrives("assessed");
    assertThat(answer.at("/state")).isEqualTo("\"replaced\"");
    assertThat(answer.at("/gamification/xpTotal")).isEqualTo("20");
    assertThat(arrives("provider-failed").at("/state")).isEqualTo("\"outdated\"");
    assertThat(texts(mem("/facts"), "text")).hasSize(5);
  }

  @Test
  void finalize_skillWithoutAHash_losesOnlyItsLevel() {
    Answer answer = arrives("no-hash");
    assertThat(answer.at("/state")).isEqualTo("\"stored\"");
    assertThat(answer.at("/warnings/0/path"))
        .isEqualTo("\"summary.skillAssessments[0].skillHash\"");
    assertThat(texts(mem("/facts"), "text"))
        .containsExactly(
            "Kept its place beside it",
            "Said about no skill in particular",
            "skill 19b87ac5: level 5");
    assertThat(texts("/v1/progress/" + user + "/daily", "skillId")).hasSize(1);
  }
}
