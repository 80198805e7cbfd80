package dev.usermemory.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Everything that is logged while this is open, by any thread and any test: at the level of a
 * service by default, since what an earlier application was told stays in force. Survives that
 * Spring configures the logging anew, as each application does that starts where none runs.
 */
public final class CapturedLog extends AppenderBase<ILoggingEvent>
    implements LoggerContextListener, AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

  private CapturedLog() {}

  public static CapturedLog open() {
    var log = new CapturedLog();
    log.setContext(log.root.getLoggerContext());
    log.root.getLoggerContext().addListener(log);
    log.attach();
    return log;
  }

  private void attach() {
    start();
    root.getLoggerContext().getLogger("dev.usermemory").setLevel(Level.INFO);
    root.addAppender(this);
  }

  @Override
  public boolean isResetResistant() {
    return true;
  }

  @Override
  public void onReset(LoggerContext logging) {
    attach();
  }

  @Override
  public void onStart(LoggerContext logging) {}

  @Override
  public void onStop(LoggerContext logging) {}

  @Override
  public void onLevelChange(Logger logger, Level level) {}

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

  /** Level and message of every line that was logged for a request, in order. */
  public List<String> ofRequest(String requestId) {
    return events.stream()
        .filter(event -> requestId.equals(event.getMDCPropertyMap().get("requestId")))
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  /** The pairs of every line that was logged for a request, in order. */
  public List<Map<String, Object>> pairsOfRequest(String requestId) {
    return events.stream()
        .filter(event -> requestId.equals(event.getMDCPropertyMap().get("requestId")))
        .map(CapturedLog::pairs)
        .toList();
  }

  private static Map<String, Object> pairs(ILoggingEvent event) {
    var pairs = new LinkedHashMap<String, Object>();
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().stream()
          .filter(pair -> pair.value != null) // which no format shows
          .forEach(pair -> pairs.put(pair.key, pair.value));
    }
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
    root.getLoggerContext().removeListener(this);
    root.detachAppender(this);
    stop();
  }
}
