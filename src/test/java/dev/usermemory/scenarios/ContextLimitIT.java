package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service in the environment of the assessment backend, where a limit counts messages. */
class ContextLimitIT {

  @Test
  void start_limitOfMessages_isNotUsedAndIsWarnedOf(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("service.log");
    var settings =
        Map.of(
            "MEMORY_DB_PATH",
            folder.resolve("memory.db").toString(),
            "CLASSIFIER_CONTEXT_LIMIT",
            "6");

    try (var service = ServiceProcess.start(settings, log)) {
      assertThat(service.client().get("/v1/mem/somebody/context").ok().at("/limitTokens"))
          .isEqualTo("1024");
    }
    assertThat(Files.readString(log).lines().filter(line -> line.contains("ContextLimitReport")))
        .singleElement()
        .asString()
        .contains("WARN", "CLASSIFIER_CONTEXT_LIMIT", "MEMORY_CONTEXT_TOKENS")
        .contains("messages=6", "limitTokens=1024");
  }
}
