package dev.usermemory.ops;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged while this is open, by any thread and any test. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

  private CapturedLog() {}

  public static CapturedLog open() {
    var log = new CapturedLog();
    log.setContext(log.root.getLoggerContext());
    log.start();
    log.root.addAppender(log);
    return log;
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.prepareForDeferredProcessing();
    events.add(event);
  }

  /** The pairs of every structured line with this message, in order. */
  public List<Map<String, Object>> pairs(String message) {
    return events.stream()
        .filter(event -> message.equals(event.getMessage()))
        .map(CapturedLog::pairs)
        .toList();
  }

  private static Map<String, Object> pairs(ILoggingEvent event) {
    var pairs = new LinkedHashMap<String, Object>();
    event.getKeyValuePairs().forEach(pair -> pairs.put(pair.key, pair.value));
    return pairs;
  }

  /** Everything that a log file could have of it: message, pairs, context and stack trace. */
  public String text() {
    var parts = new ArrayList<>();
    for (ILoggingEvent event : events) {
      parts.add(event.getFormattedMessage());
      parts.add(event.getKeyValuePairs());
      parts.add(event.getMDCPropertyMap());
      parts.add(
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return parts.toString();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
