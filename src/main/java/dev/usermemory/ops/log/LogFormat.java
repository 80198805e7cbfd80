package dev.usermemory.ops.log;

import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** What the log is read by: {@code LOG_FORMAT}. */
public enum LogFormat {

  /** A person at a terminal. */
  TEXT(TextLines.class),

  /** Whatever collects logs: one object a line. */
  JSON(JsonLines.class);

  private final Class<? extends StructuredLogFormatter<?>> lines;

  LogFormat(Class<? extends StructuredLogFormatter<?>> lines) {
    this.lines = lines;
  }

  /** The class by which Spring Boot finds what writes the lines. */
  String lines() {
    return lines.getName();
  }
}
