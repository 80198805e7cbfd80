package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.MemoryTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lines of an export, see {@link ExportLine}. Messages never repeat the input. */
final class ImportLines {

  private final JsonMapper json;

  ImportLines(JsonMapper json) {
    this.json = json;
  }

  /** What a line is. */
  sealed interface Line {}

  record Document(ExportRecord document) implements Line {}

  record End(long records) implements Line {}

  record Blank() implements Line {}

  record Invalid(String message) implements Line {}

  /** Throws a {@link InvalidValueException} unless the line begins an export of our version. */
  void checkHeader(byte[] line) {
    Optional<JsonNode> header = tree(line);
    if (!header.map(node -> node.path("type").asString("")).equals(Optional.of("header"))) {
      throw new InvalidValueException("line 1", "must be the header of an export");
    }
    if (header.get().path("version").asInt(0) != ExportLine.VERSION) {
      throw new InvalidValueException(
          "line 1.version", "must be " + ExportLine.VERSION + ", the only version there is");
    }
  }

  Line parse(byte[] line) {
    if (isBlank(line)) {
      return new Blank();
    }
    return tree(line)
        .filter(JsonNode::isObject)
        .<Line>map(this::line)
        .orElseGet(() -> new Invalid("must be a JSON object"));
  }

  private Line line(JsonNode node) {
    String type = node.path("type").asString("");
    if (type.equals("end")) {
      return new End(node.path("records").asLong(-1));
    }
    return MemoryTable.find(type)
        .map(table -> document(table, node.path("data")))
        .orElseGet(() -> new Invalid("type: must be the name of a table, or end"));
  }

  private Line document(MemoryTable table, JsonNode data) {
    try {
      Record document = json.treeToValue(data, ExportRecord.typeOf(table));
      if (document == null) {
        return new Invalid("data: must be given");
      }
      var record = new ExportRecord(table, document);
      return record.fault().<Line>map(Invalid::new).orElseGet(() -> new Document(record));
    } catch (InputCoercionException e) {
      return new Invalid(field(e.getPath()) + ": is a number out of range");
    } catch (JacksonException e) {
      return new Invalid(field(e.getPath()) + ": is not what a document of this table has");
    }
  }

  private static String field(List<JacksonException.Reference> path) {
    return path.stream()
        .map(JacksonException.Reference::getPropertyName)
        .filter(name -> name != null)
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("."), name -> name.isEmpty() ? "data" : "data." + name));
  }

  private Optional<JsonNode> tree(byte[] line) {
    try {
      return Optional.ofNullable(json.readTree(line));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
