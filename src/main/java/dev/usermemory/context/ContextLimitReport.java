package dev.usermemory.context;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at start when a limit is not used, since it was meant for messages. */
@Component
class ContextLimitReport {

  private static final Logger LOG = LoggerFactory.getLogger(ContextLimitReport.class);

  private final ContextProperties properties;

  ContextLimitReport(ContextProperties properties) {
    this.properties = properties;
  }

  @EventListener(ApplicationReadyEvent.class)
  void report() {
    if (properties.countsMessages()) {
      LOG.atWarn()
          .addKeyValue("messages", properties.classifierLimit())
          .addKeyValue("limitTokens", properties.limitTokens())
          .log(
              "CLASSIFIER_CONTEXT_LIMIT is taken for a number of messages and not used: contexts"
                  + " have as many tokens as MEMORY_CONTEXT_TOKENS sets");
    }
  }
}
