package dev.usermemory.context.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.json.StrictJson;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DocumentsAsJsonTest {

  private final JsonMapper json = StrictJson.mapper();
  private final DocumentsAsJson documents = new DocumentsAsJson();

  private static Goal goal(String title) {
    return new Goal("g", title, null, GoalStatus.ACTIVE, null, List.of(), 1, 1);
  }

  @Test
  void of_anyText_isTheSameBytesAsWithoutIt() {
    var goals =
        List.of(
            goal("plain"),
            goal("\"quoted\" \\ and\ta tab\u0000\u2028"),
            goal("smile \uD83D\uDE00, \u4F60\u597D, \u0634\u0643\u0631\u0627"));
    byte[] expected = json.writeValueAsBytes(Map.of("goals", goals));

    for (int time = 1; time <= 2; time++) {
      assertThat(json.writeValueAsBytes(Map.of("goals", documents.of(goals, json))))
          .isEqualTo(expected);
    }
  }

  @Test
  void weightBytes_growsOnceForADocument() {
    Goal goal = goal("Run");
    documents.of(List.of(goal), json);
    long weight = documents.weightBytes();
    documents.of(List.of(goal), json);
    assertThat(documents.weightBytes()).isEqualTo(weight).isPositive();
    documents.of(List.of(goal("Run"), goal), json);
    assertThat(documents.weightBytes()).isEqualTo(2 * weight);
  }

  @Test
  void furtherDocuments_areNotKeptWithTheKnownOnes() {
    Goal known = goal("Run");
    Goal further = goal("Swim");
    var more = new DocumentsAsJson(documents, List.of(further));

    assertThat(json.writeValueAsString(more.of(List.of(known, further), json)))
        .isEqualTo(json.writeValueAsString(List.of(known, further)));

    long both = more.weightBytes();
    assertThat(documents.weightBytes()).isPositive().isLessThan(both);
    documents.of(List.of(known), json);
    assertThat(more.weightBytes()).isEqualTo(both);
  }
}
