package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several assessments of a person leave together. */
class RepeatedFeedbackIT extends ScenarioIT {

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

  /** Of another session each. */
  private Answer says(int i, String level, String... feedback) {
    String body =
        """
        {"userId": "%s", "sessionId": "%s-%d", "groupId": "g", "rubricVersion": "v2", "summary":
         {"skillAssessments": [{"skillId": "pace", "level": %s, "feedback": ["%s"]}]}}\
        """;
    return service()
        .post(FINALIZE, body.formatted(user, session, i, level, String.join("\", \"", feedback)))
        .ok();
  }

  @Test
  void finalize_anotherSession_saysWhatTheLevelWas() {
    says(1, "5", "Breathe");
    says(2, "6.5", "Breathe");
    assertThat(texts(mem("/facts"), "text"))
        .containsExactly("pace: Breathe", "pace: level 6.5, was 5");
    says(2, "4", "Breathe");
    assertThat(texts(mem("/facts"), "text"))
        .containsExactly("pace: Breathe", "pace: level 4, was 5");
  }

  @Test
  void finalize_nearlyTheSameFeedback_reinforces() {
    says(1, "5", "Leave a breath after each number you name");
    says(2, "5", "Leave a short breath after each number you name");
    says(3, "5", "Don't leave a breath after each number you name");
    assertThat(texts(mem("/facts"), "text"))
        .containsExactly(
            "pace: Don't leave a breath after each number you name",
            "pace: Leave a breath after each number you name",
            "pace: level 5");
  }

  @Test
  void finalize_aTwentyFirstHint_fadesTheWeakest() {
    for (int i = 0; i < 7; i++) {
      says(i, "5", "First of " + i, "Second of " + i, "Third of " + i);
    }
    List<String> hints = texts(mem("/facts?limit=200"), "text");
    assertThat(hints).hasSize(21).contains("pace: level 5", "pace: Third of 6");
    assertThat(hints.stream().filter(hint -> hint.endsWith(" of 0"))).hasSize(2);
  }
}
