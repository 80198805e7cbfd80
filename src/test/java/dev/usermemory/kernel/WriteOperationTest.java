package dev.usermemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Convex's list of operations is held to the same file. */
class WriteOperationTest {

  private record Described(String name, String function, @Nullable String gate) {

    static Described of(WriteOperation operation) {
      Gate gate = operation.gate();
      return new Described(
          operation.wireName(), operation.convexFunction(), gate == null ? null : gate.consent());
    }
  }

  @Test
  void operations_areThoseOfTheSharedList() throws IOException {
    try (InputStream list = WriteOperationTest.class.getResourceAsStream("/operations.json")) {
      assertThat(Arrays.stream(WriteOperation.values()).map(Described::of).toList())
          .isEqualTo(new JsonMapper().readValue(list, new TypeReference<List<Described>>() {}));
    }
  }

  @Test
  void namesAndFunctions_areUnique() {
    assertThat(WriteOperation.values())
        .extracting(WriteOperation::wireName)
        .doesNotHaveDuplicates();
    assertThat(WriteOperation.values())
        .extracting(WriteOperation::convexFunction)
        .doesNotHaveDuplicates();
  }
}
