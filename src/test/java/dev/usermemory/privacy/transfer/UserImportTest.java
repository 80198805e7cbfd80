package dev.usermemory.privacy.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How an import is cut into batches. */
class UserImportTest {

  private static final String HEADER =
      """
      {"type": "header", "version": 1, "exportedAtMs": 1}
      """;

  /** Bytes of text in each document of each batch. */
  private final List<List<Integer>> batches = new ArrayList<>();

  @Test
  void read_manySmallDocuments_goInBatchesOf100() throws IOException {
    ImportReport report = read(Collections.nCopies(250, 10));

    assertThat(batches).extracting(List::size).containsExactly(100, 100, 50);
    assertThat(report.created()).isEqualTo(250);
  }

  @Test
  void read_largeDocuments_goInBatchesOfAtMost512KiB() throws IOException {
    ImportReport report = read(Collections.nCopies(99, 19_000));

    assertThat(batches).extracting(List::size).containsExactly(27, 27, 27, 18);
    assertThat(report.created()).isEqualTo(99);
  }

  @Test
  void read_nothing_storesNothing() throws IOException {
    assertThat(read(List.of()).created()).isZero();
    assertThat(batches).isEmpty();
  }

  private ImportReport read(List<Integer> sizes) throws IOException {
    String lines =
        IntStream.range(0, sizes.size())
            .mapToObj(i -> profile(sizes.get(i)))
            .collect(Collectors.joining());
    byte[] body = (HEADER + lines).getBytes(StandardCharsets.UTF_8);
    var reader = new LineReader(new ByteArrayInputStream(body), 1_048_576);
    return new UserImport(this::store, new ImportLines(StrictJson.mapper()), new UserId("u"), 1)
        .read(reader);
  }

  private List<ImportResult> store(UserId user, List<ExportRecord> records, long nowMs) {
    batches.add(records.stream().map(record -> record.document().toString().length()).toList());
    return Collections.nCopies(records.size(), ImportResult.Change.CREATED);
  }

  private static String profile(int characters) {
    return """
    {"type": "users_memory_episodes", "data": {"episodeId": "e", "sessionId": "s", "summary": "%s", \
    "createdAtMs": 1, "highlights": []}}
    """
        .formatted("x".repeat(characters));
  }
}
