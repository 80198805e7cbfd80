package dev.usermemory.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.store.ConvexFunctions;
import dev.usermemory.store.ConvexTelemetry.Attempted;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConvexMetricsTest {

  private static final String FUNCTION = "mem:upsertFacts";
  private static final Pattern CALLED = Pattern.compile("\"([a-z]+:[a-zA-Z]+)\"");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ConvexMetrics metrics = new ConvexMetrics(meters);

  private double count(String name) {
    return meters.get(name).tag("function", FUNCTION).counter().count();
  }

  @Test
  void attempts_areCountedByFunctionAndOutcome() {
    metrics.attempted(new Attempted(FUNCTION, 1, true, "status_503", true, 5));
    metrics.attempted(new Attempted(FUNCTION, 2, true, "success", false, 5));
    metrics.attempted(new Attempted(FUNCTION, 3, false, "breaker_open", false, 0));

    assertThat(
            meters
                .get("usermemory.convex.call")
                .tags("function", FUNCTION, "outcome", "status_503")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(count("usermemory.convex.retries")).isEqualTo(1);
    assertThat(count("usermemory.convex.conflicts")).isEqualTo(1);
  }

  @Test
  void everyFunctionThatIsCalled_isThereFromTheStart() throws IOException {
    var called = new TreeSet<String>();
    try (var files = Files.list(Path.of("src/main/java/dev/usermemory/store/convex"))) {
      for (Path file : files.toList()) {
        CALLED.matcher(Files.readString(file)).results().forEach(call -> called.add(call.group(1)));
      }
    }
    assertThat(called).hasSizeGreaterThan(25);
    assertThat(ConvexFunctions.ALL).containsAll(called).doesNotHaveDuplicates();
  }
}
