package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service was built for the functions beside it. */
class DeploymentContractTest {

  private static final Path FUNCTIONS = Path.of("convex/lib/contractVersion.ts");

  @Test
  void contract_ofServiceAndFunctions_isTheSame() throws IOException {
    assertThat(number("CONTRACT")).isEqualTo(DeploymentContract.SERVICE);
    assertThat(number("SERVES_FROM")).isBetween(1, DeploymentContract.SERVICE);
  }

  @Test
  void functionsWithoutVectors_serveWhoMakesNone() {
    JsonNode answer = JsonMapper.shared().readTree("{\"contract\": 2, \"servesFrom\": 1}");

    assertThat(DeploymentContract.compare(answer, DeploymentContract.WITHOUT_VECTORS))
        .isEqualTo(Fitness.FITS);
    assertThat(DeploymentContract.compare(answer, DeploymentContract.SERVICE))
        .isEqualTo(Fitness.FUNCTIONS_OLDER);
  }

  private static int number(String constant) throws IOException {
    return Pattern.compile("export const " + constant + " = (\\d+);")
        .matcher(Files.readString(FUNCTIONS))
        .results()
        .map(MatchResult::group)
        .map(line -> line.replaceAll("\\D", ""))
        .map(Integer::valueOf)
        .findFirst()
        .orElseThrow();
  }
}
