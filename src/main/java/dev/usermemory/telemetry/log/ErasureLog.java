package dev.usermemory.telemetry.log;

import dev.usermemory.ops.UserIdHash;
import dev.usermemory.ops.log.Latency;
import dev.usermemory.privacy.erasure.ErasureTelemetry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** A line for every sweep and for every erasure of a person. */
@Component
class ErasureLog implements ErasureTelemetry {

  private static final Logger log = LoggerFactory.getLogger("dev.usermemory.erasure");

  private final UserIdHash hash;

  ErasureLog(UserIdHash hash) {
    this.hash = hash;
  }

  @Override
  public void swept(Swept swept) {
    log.atLevel(level(swept.done()))
        .addKeyValue("outcome", swept.done() ? "done" : "failed")
        .addKeyValue("documents", swept.deleted())
        .addKeyValue("latencyMs", Latency.ofNanos(swept.nanos()))
        .log("Sweep");
  }

  @Override
  public void ended(ErasureEnded ended) {
    log.atLevel(level(ended.done()))
        .addKeyValue("outcome", ended.done() ? "done" : "stopped")
        .addKeyValue("residue", ended.residue().name().toLowerCase(Locale.ROOT))
        .addKeyValue("documents", ended.documents())
        .addKeyValue("latencyMs", Latency.ofNanos(ended.nanos()))
        .addKeyValue("user", hash.of(ended.user().value()))
        .log("Erasure");
  }

  private static Level level(boolean done) {
    return done ? Level.INFO : Level.WARN;
  }
}
