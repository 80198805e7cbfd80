package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked example of the README shows what the service answers. */
@TestPropertySource(properties = "SKILL_HASH_SALT=")
class ReadmeIT extends ScenarioIT {

  private static final Pattern STEP =
      Pattern.compile("^\\$ (curl .+?)\\n(\\{.*?^\\})$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern METHOD = Pattern.compile("-X (\\w+)");
  private static final Pattern PATH = Pattern.compile("localhost:8080(/[^' \\n]*)");
  private static final Pattern BODY = Pattern.compile("-d '([^']*)'");

  /** Epoch milliseconds and days, which are of the day the example was made. */
  private static final Pattern TIMES =
      Pattern.compile("\\b(1[789]\\d{11}|20\\d{6}|20\\d\\d-\\d\\d-\\d\\d)\\b");

  private final JsonMapper json = new JsonMapper();

  @Test
  void workedExample_isWhatTheServiceAnswers() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    List<MatchResult> steps = STEP.matcher(readme).results().toList();
    assertThat(steps).hasSize(7);
    for (MatchResult step : steps) {
      String command = step.group(1);
      assertThat(timeless(run(command))).as(command).isEqualTo(timeless(step.group(2)));
    }
  }

  private String run(String command) {
    String path = find(PATH, command, "");
    return switch (find(METHOD, command, "GET")) {
      case "POST" -> service().post(path, find(BODY, command, "")).body();
      case "PUT" -> service().put(path, find(BODY, command, "")).body();
      case "DELETE" -> service().delete(path).body();
      default -> service().get(path).body();
    };
  }

  private JsonNode timeless(String text) {
    return json.readTree(TIMES.matcher(text).replaceAll("1"));
  }

  private static String find(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }
}
