package dev.usermemory.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the configuration reads is what {@code .env.example} documents, defaults included. */
class EnvironmentVariablesTest {

  private static final Pattern USED = Pattern.compile("\\$\\{([A-Z][A-Z_]*):([^}]*)}");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^(?:# )?([A-Z][A-Z_]*)=(.*)$");

  @Test
  void variables_areDocumentedWithTheirDefaults() throws IOException {
    Map<String, String> used = find(USED, Path.of("src/main/resources/application.yaml"));

    assertThat(used).isNotEmpty();
    assertThat(find(DOCUMENTED, Path.of(".env.example"))).isEqualTo(used);
  }

  private static Map<String, String> find(Pattern pattern, Path file) throws IOException {
    var variables = new TreeMap<String, String>();
    for (MatchResult match : pattern.matcher(Files.readString(file)).results().toList()) {
      variables.put(match.group(1), match.group(2));
    }
    return variables;
  }
}
