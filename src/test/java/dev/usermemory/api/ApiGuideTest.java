package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.memory.goal.GoalStore;
import dev.usermemory.memory.preference.PreferenceStore;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.privacy.consent.ConsentStore;
import dev.usermemory.progress.GamificationRules;
import dev.usermemory.progress.RollupMerge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Compares {@code docs/api.md} with the contract and with the code. */
class ApiGuideTest {

  @Test
  void errorCodes_areThoseOfTheCodeAndTheContract() throws IOException {
    List<String> documented =
        rows("Errors").stream().map(row -> name(row) + " " + cell(row, 2)).toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemCode.values())
                .map(code -> code.wireName() + " " + code.status().value())
                .toList());
    assertThat(firstColumn(rows("Errors")))
        .containsExactlyElementsOf(
            Contract.CURRENT
                .at("/components/schemas/ErrorCode/enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList());
  }

  @Test
  void requestLimits_areThoseOfTheContract() throws IOException {
    assertThat(rows("Limits of requests"))
        .containsExactlyElementsOf(LimitsTable.of(Contract.CURRENT));
  }

  @Test
  void storedLimits_areThoseOfTheCode() throws IOException {
    Map<String, Integer> limits =
        Map.of(
            "goals", GoalStore.MAX_GOALS,
            "consents", ConsentStore.MAX_CONSENTS,
            "tracked skills", TrackedSkillStore.MAX_TRACKED_SKILLS,
            "badges", GamificationRules.MAX_BADGES,
            "medals", RollupMerge.MAX_SET_SIZE,
            "errors", RollupMerge.MAX_SET_SIZE,
            "extra", PreferenceStore.MAX_EXTRA_BYTES);

    List<String> rows = rows("Limits of what is stored");

    assertThat(firstColumn(rows)).containsExactlyInAnyOrderElementsOf(limits.keySet());
    assertThat(rows)
        .allSatisfy(row -> assertThat(cell(row, 3)).startsWith(limits.get(name(row)).toString()));
  }

  /** The rows of the table under a heading, without its head. */
  private static List<String> rows(String heading) throws IOException {
    return Files.readAllLines(Path.of("docs/api.md")).stream()
        .dropWhile(line -> !line.matches("#+ " + heading))
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .toList();
  }

  private static List<String> firstColumn(List<String> rows) {
    return rows.stream().map(ApiGuideTest::name).toList();
  }

  private static String name(String row) {
    return cell(row, 1).replace("`", "");
  }

  private static String cell(String row, int column) {
    return row.split("\\|")[column].strip();
  }
}
