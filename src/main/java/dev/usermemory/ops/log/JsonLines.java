package dev.usermemory.ops.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.json.JsonWriter;

/** A line as one JSON object: when, how grave, who says it, what, and its fields. */
final class JsonLines extends EventLines {

  /** Always with milliseconds, so that lines sort as they are. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private static final JsonWriter<ILoggingEvent> LINE =
      JsonWriter.<ILoggingEvent>of(line -> line.from(JsonLines::members).usingPairs(Map::forEach))
          .withNewLineAtEnd();

  private static Map<String, Object> members(ILoggingEvent event) {
    var line = new LinkedHashMap<String, Object>();
    line.put("time", TIME.format(event.getInstant()));
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("thread", event.getThreadName());
    line.put("message", event.getFormattedMessage().strip());
    fields(event).forEach(line::putIfAbsent);
    return line;
  }

  @Override
  public String format(ILoggingEvent event) {
    return LINE.writeToString(event);
  }
}
