package dev.usermemory.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Also of lines that no scenario leads to, every field is in the operator's guide. */
class LogFieldsTest {

  private static final Pattern FIELD = Pattern.compile("addKeyValue\\(\\s*\"(\\w+)\"");
  private static final Pattern MESSAGE_WITH_VALUES =
      Pattern.compile("\\b(?:log|LOG)\\.(?:info|warn|error)\\([^;]*=\\{}");

  @Test
  void fields_areInTheGuideAndTheOtherWayRound() {
    DocumentedLines guide = DocumentedLines.read();
    var documented = new TreeSet<String>(guide.ofEvery().keySet());
    guide.ofKind().values().forEach(fields -> documented.addAll(fields.keySet()));
    documented.addAll(guide.ofOthers().keySet());
    var used = new TreeSet<String>(found(FIELD));
    used.addAll(Set.of("time", "level", "logger", "thread", "message")); // of the format itself
    used.addAll(Set.of("requestId", "traceId", "spanId", "error", "stack")); // constants

    assertThat(used).isEqualTo(documented);
  }

  @Test
  void values_areFieldsAndNotWords() {
    assertThat(found(MESSAGE_WITH_VALUES)).isEmpty();
  }

  private static Set<String> found(Pattern pattern) {
    var found = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        for (MatchResult match : pattern.matcher(Files.readString(file)).results().toList()) {
          found.add(match.groupCount() > 0 ? match.group(1) : match.group());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
