package dev.usermemory.privacy.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.json.StrictJson;
import dev.usermemory.memory.skill.TrackedSkill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportLinesTest {

  private final ImportLines lines = new ImportLines(StrictJson.mapper());

  private ImportLines.Line parse(String line) {
    return lines.parse(line.getBytes(UTF_8));
  }

  @Test
  void header_ofOurVersion_isAccepted() {
    assertThatCode(() ->
            lines.checkHeader(
                "{\"type\":\"header\",\"version\":1,\"exportedAtMs\":5}".getBytes(UTF_8)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "header",
        "[]",
        "null",
        "{\"type\":\"end\",\"records\":0}",
        "{\"type\":\"header\"}",
        "{\"type\":\"header\",\"version\":2}"
      })
  void header_ofAnythingElse_isRefused(String line) {
    assertThatThrownBy(() -> lines.checkHeader(line.getBytes(UTF_8)))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void document_ofATable_isRead() {
    assertThat(
            parse(
                """
                {"type":"tracked_skills","data":{"skillId":"talk","currentLevel":5,"order":1,\
                "createdAt":1,"updatedAt":2}}\
                """))
        .isEqualTo(
            new ImportLines.Document(
                new ExportRecord(
                    MemoryTable.TRACKED_SKILLS, new TrackedSkill("talk", 5, 1, null, 1, 2))));
  }

  @Test
  void end_andBlankLines_areNoDocuments() {
    assertThat(parse("{\"type\":\"end\",\"records\":7}")).isEqualTo(new ImportLines.End(7));
    assertThat(parse(" \r")).isEqualTo(new ImportLines.Blank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | must be a JSON object",
        "[1] | must be a JSON object",
        "{\"type\":\"secrets\"} | type: must be the name of a table, or end",
        "{\"type\":\"tracked_skills\"} | data: must be given",
        "{\"type\":\"tracked_skills\",\"data\":{\"order\":\"x\"}}"
            + " | data.order: is not what a document of this table has",
        "{\"type\":\"tracked_skills\",\"data\":{\"skillId\":null,\"currentLevel\":5,\"order\":1,"
            + "\"createdAt\":1,\"updatedAt\":2}} | data.skillId: must be given",
        "{\"type\":\"tracked_skills\",\"data\":{\"skillId\":\"s\",\"currentLevel\":5,\"order\":4,"
            + "\"createdAt\":1,\"updatedAt\":2}} | data.order: is out of its range",
        "{\"type\":\"tracked_skills\",\"data\":{\"skillId\":\"s\",\"currentLevel\":-5,\"order\":1,"
            + "\"createdAt\":1,\"updatedAt\":2}} | data.currentLevel: must not be negative",
        "{\"type\":\"users_revisions\",\"data\":{\"revision\":9223372036854775807}}"
            + " | data.revision: must be at most 253402300799999",
        "{\"type\":\"tracked_skills\",\"data\":{\"skillId\":\"\\u0000\",\"currentLevel\":5,"
            + "\"order\":1,\"createdAt\":1,\"updatedAt\":2}}"
            + " | data.skillId: must not contain U+0000 or a half of a surrogate pair",
      })
  void line_thatIsNoDocument_saysWhatIsWrongWithoutRepeatingIt(String line, String message) {
    assertThat(parse(line)).isEqualTo(new ImportLines.Invalid(message));
  }
}
