package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.MemoryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every table that holds something of a person is named to those who ask. */
class PrivacyPageTest {

  private static final List<String> TABLES =
      Arrays.stream(MemoryTable.values()).map(MemoryTable::tableName).toList();

  @Test
  void page_listsEveryTable() throws IOException {
    assertThat(
            Files.readAllLines(Path.of("docs/privacy.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1]))
        .containsExactlyElementsOf(TABLES);
  }

  @Test
  void contract_listsEveryTable() {
    assertThat(
            Contract.CURRENT
                .at("/components/schemas/TableName/enum")
                .valueStream()
                .map(JsonNode::asString))
        .containsExactlyElementsOf(TABLES);
  }
}
