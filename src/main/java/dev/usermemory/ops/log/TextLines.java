package dev.usermemory.ops.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiElement;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.ansi.AnsiStyle;

/** A line for a terminal: {@code 14:03:07.512 INFO memory.Thing [request] Message key=value}. */
final class TextLines extends EventLines {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private static final String REQUEST = "requestId";

  /** A person finds lines by the request; these would be most of the line. */
  private static final Set<String> OF_MACHINES = Set.of("traceId", "spanId");

  private static final String HOUSE = "dev.usermemory.";

  @Override
  public String format(ILoggingEvent event) {
    Map<String, Object> fields = fields(event);
    Object request = fields.remove(REQUEST);
    fields.keySet().removeAll(OF_MACHINES);
    Object stack = fields.remove(Failure.STACK);
    var line = new StringBuilder(160);
    line.append(TIME.format(event.getInstant()))
        .append(' ')
        .append(AnsiOutput.toString(colour(event), "%5s".formatted(event.getLevel())))
        .append(' ')
        .append(AnsiOutput.toString(AnsiColor.CYAN, name(event.getLoggerName())))
        .append(" [")
        .append(request == null ? "" : request)
        .append("] ")
        .append(event.getFormattedMessage());
    fields.forEach((key, value) -> line.append(' ').append(key).append('=').append(value));
    if (stack != null) {
      line.append(System.lineSeparator()).append(stack);
    }
    return line.append(System.lineSeparator()).toString();
  }

  private static AnsiElement colour(ILoggingEvent event) {
    return switch (event.getLevel().toInt()) {
      case Level.ERROR_INT -> AnsiColor.RED;
      case Level.WARN_INT -> AnsiColor.YELLOW;
      case Level.INFO_INT -> AnsiColor.GREEN;
      default -> AnsiStyle.FAINT;
    };
  }

  /** Without what all of ours have in common. */
  private static String name(String logger) {
    return logger.startsWith(HOUSE) ? logger.substring(HOUSE.length()) : logger;
  }
}
