package dev.usermemory.telemetry.log;

import dev.usermemory.context.ContextAnswered;
import dev.usermemory.context.ContextTelemetry;
import dev.usermemory.ops.UserIdHash;
import dev.usermemory.ops.log.Latency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A line for every context that a chat got. */
@Component
class ContextLog implements ContextTelemetry {

  private static final Logger log = LoggerFactory.getLogger("dev.usermemory.context");

  private final UserIdHash hash;

  ContextLog(UserIdHash hash) {
    this.hash = hash;
  }

  @Override
  public void answered(ContextAnswered answered) {
    if (!log.isInfoEnabled()) {
      return;
    }
    log.atInfo()
        .addKeyValue("outcome", answered.denied() ? "denied" : "answered")
        .addKeyValue("ctx_source", answered.source().wireName())
        .addKeyValue("tokens", answered.tokens())
        .addKeyValue("limitTokens", answered.limitTokens())
        .addKeyValue("latencyMs", Latency.ofNanos(answered.nanos()))
        .addKeyValue("user", hash.of(answered.user().value()))
        .log("Context");
  }
}
