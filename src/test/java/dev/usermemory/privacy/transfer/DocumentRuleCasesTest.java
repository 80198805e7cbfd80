package dev.usermemory.privacy.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases;
import dev.usermemory.kernel.MemoryTable;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DocumentRuleCasesTest {

  @TestFactory
  Stream<DynamicTest> documents() {
    return RuleCases.of(
        "documents.json",
        (input, expected) -> {
          MemoryTable table = MemoryTable.ofTableName(input.get("table", String.class));
          Record document = input.get("data", ExportRecord.typeOf(table));
          assertThat(new ExportRecord(table, document).fault())
              .isEqualTo(Optional.ofNullable(expected.find("fault", String.class)));
        });
  }
}
