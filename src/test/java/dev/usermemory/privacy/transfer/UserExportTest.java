package dev.usermemory.privacy.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.json.StrictJson;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.progress.DailyRollup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserExportTest {

  private static final UserId USER = new UserId("u1");
  private static final ExportRecord GOAL =
      new ExportRecord(
          MemoryTable.GOALS,
          new Goal("g", "Line\nbreak", null, GoalStatus.ACTIVE, null, List.of(), 1, 2));
  private static final ExportRecord DAY =
      new ExportRecord(
          MemoryTable.PROGRESS_DAILY,
          new DailyRollup("20260301", "s", 3, 21.3, 0, List.of(), List.of(), 0, 0, 0, 0, 4));

  private static String export(ExportStore store) throws IOException {
    var out = new ByteArrayOutputStream();
    new UserExport(store, StrictJson.mapper(), USER, 9).writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writeTo_severalPages_writesALinePerDocumentAndTheirNumber() throws IOException {
    ExportStore store =
        (_, page, _) ->
            page.cursor() == null
                ? new Page<>(List.of(GOAL), "next")
                : new Page<>(List.of(DAY), null);
    assertThat(export(store))
        .isEqualTo(
            """
            {"type":"header","version":1,"exportedAtMs":9}
            {"type":"users_goals","data":{"goalId":"g","title":"Line\\nbreak","status":"active",\
            "tags":[],"createdAt":1,"updatedAt":2}}
            {"type":"users_progress_daily","data":{"dateYYYYMMDD":"20260301","skillId":"s",\
            "samples":3,"levelSum":21.3,"xpEarned":0,"medals":[],"errors":[],"tokensIn":0,\
            "tokensOut":0,"costUsd":0.0,"latencyMsTotal":0,"updatedAtMs":4}}
            {"type":"end","records":2}
            """);
  }

  @Test
  void writeTo_nothingStored_saysSo() throws IOException {
    assertThat(export((_, _, _) -> new Page<>(List.of(), null)))
        .isEqualTo(
            """
            {"type":"header","version":1,"exportedAtMs":9}
            {"type":"end","records":0}
            """);
  }

  @Test
  void construction_storeDown_failsBeforeAnythingIsWritten() {
    ExportStore down =
        (_, _, _) -> {
          throw new StoreUnavailableException(new IllegalStateException("down"));
        };
    assertThatThrownBy(() -> new UserExport(down, StrictJson.mapper(), USER, 9))
        .isInstanceOf(StoreUnavailableException.class);
  }
}
