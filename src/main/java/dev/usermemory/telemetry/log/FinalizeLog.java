package dev.usermemory.telemetry.log;

import dev.usermemory.assessment.AssessmentEnded;
import dev.usermemory.assessment.AssessmentTelemetry;
import dev.usermemory.ops.UserIdHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A line for everything that became of a reported assessment. */
@Component
class FinalizeLog implements AssessmentTelemetry {

  private static final Logger log = LoggerFactory.getLogger("dev.usermemory.assessment");

  private final UserIdHash hash;

  FinalizeLog(UserIdHash hash) {
    this.hash = hash;
  }

  @Override
  public void ended(AssessmentEnded ended) {
    log.atInfo()
        .addKeyValue("outcome", ended.outcome().wireName())
        .addKeyValue("provider", ended.by().provider())
        .addKeyValue("modelId", ended.by().model())
        .addKeyValue("tokensIn", ended.tokensIn())
        .addKeyValue("tokensOut", ended.tokensOut())
        .addKeyValue("costUsd", ended.costUsd())
        .addKeyValue("latencyMs", ended.latencyMs())
        .addKeyValue("user", ended.user() == null ? null : hash.of(ended.user().value()))
        .log("Finalize");
  }
}
