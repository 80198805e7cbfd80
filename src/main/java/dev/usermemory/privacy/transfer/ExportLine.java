package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.MemoryTable;

/** A line of an export, as JSON. */
sealed interface ExportLine {

  /** The version of the format, which an import checks. */
  int VERSION = 1;

  /** The first line. */
  record Header(String type, int version, long exportedAtMs) implements ExportLine {

    static Header at(long nowMs) {
      return new Header("header", VERSION, nowMs);
    }
  }

  /** A document exactly as it is stored; {@code type} is its table. */
  record Document(MemoryTable type, Record data) implements ExportLine {}

  /** The last line: an export without it was cut off. */
  record End(String type, long records) implements ExportLine {

    static End after(long records) {
      return new End("end", records);
    }
  }
}
