package dev.usermemory.ops.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** What both formats tell of a line, beside its message. */
abstract sealed class EventLines implements StructuredLogFormatter<ILoggingEvent>
    permits JsonLines, TextLines {

  /**
   * Of the request, then of the line, which knows better; numbers and truths stay what they are.
   */
  static Map<String, Object> fields(ILoggingEvent event) {
    var fields = new LinkedHashMap<String, Object>(event.getMDCPropertyMap());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (pair.value != null) {
          fields.remove(pair.key); // it stands where the line says it
          fields.put(pair.key, plain(pair.value));
        }
      }
    }
    Failure failure = Failure.of(event);
    if (failure != null) {
      fields.put(Failure.ERROR, failure.types());
      fields.put(Failure.STACK, failure.stack());
    }
    return fields;
  }

  private static Object plain(Object value) {
    return value instanceof Number || value instanceof Boolean || value instanceof Map<?, ?>
        ? value
        : value.toString();
  }
}
