package dev.usermemory.delivery;

import dev.usermemory.delivery.DeliveryTelemetry.Delivered;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.ErasedException;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.WriteOperation;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One attempt to deliver a waiting write, and what follows from how it ends. */
final class OutboxAttempt {

  private static final Logger log = LoggerFactory.getLogger(OutboxAttempt.class);

  /** Of failures that nobody foresaw, such as of functions that are not deployed yet. */
  static final int MAX_SURPRISES = 10;

  private final Outbox outbox;
  private final Deliverables doors;
  private final StorePause pause;
  private final StoreProbe store;
  private final Backoff backoff;
  private final Duration maxAge;
  private final DeliveryTelemetry telemetry;
  private final Clock clock;

  OutboxAttempt(
      Outbox outbox,
      Deliverables doors,
      StorePause pause,
      StoreProbe store,
      Backoff backoff,
      Duration maxAge,
      DeliveryTelemetry telemetry,
      Clock clock) {
    this.outbox = outbox;
    this.doors = doors;
    this.pause = pause;
    this.store = store;
    this.backoff = backoff;
    this.maxAge = maxAge;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /**
   * @param entry taken from its lane
   */
  void deliver(OutboxEntry entry) {
    MDC.put("requestId", "outbox-" + entry.id());
    try {
      deliverOrSayWhyNot(entry);
    } catch (StoreException disk) { // it may have been delivered, which a repetition does not harm
      log.warn("outbox disk failed={}", disk.getMessage());
      tryLater(entry);
    } finally {
      MDC.remove("requestId");
    }
  }

  private void deliverOrSayWhyNot(OutboxEntry entry) {
    Optional<StoredWrite> write = outbox.find(entry.id());
    if (write.isEmpty()) { // erased or discarded
      outbox.end(entry);
    } else if (clock.millis() - entry.waitingSinceMs() > maxAge.toMillis()) {
      setAside(entry, "too_old");
    } else {
      attempt(entry, write.get());
    }
  }

  private void attempt(OutboxEntry entry, StoredWrite write) {
    Outcome<?> outcome;
    try {
      outcome = doors.deliver(deferrable(write));
    } catch (ErasedException erased) { // since it was accepted, and by another instance
      pause.storeAnswered();
      end(entry, Delivered.ERASED);
      return;
    } catch (RefusalException refusal) {
      refused(entry, refusal);
      return;
    } catch (StoreException failure) {
      failed(entry, failure);
      return;
    } catch (RuntimeException surprise) {
      surprised(entry, surprise);
      return;
    }
    pause.storeAnswered();
    ended(entry, outcome);
  }

  private static Deferrable deferrable(StoredWrite write) {
    return new Deferrable(
        operation(write.entry().operation()),
        write.userId(),
        write.sessionId(),
        new CallerKey(write.key(), write.entry().acceptedAtMs()),
        write.content());
  }

  private static WriteOperation operation(String wireName) {
    return WriteOperation.find(wireName)
        .orElseThrow(() -> new InvalidValueException("operation", "is not known to this version"));
  }

  private void ended(OutboxEntry entry, Outcome<?> outcome) {
    switch (outcome) {
      case Outcome.Done<?>(var _, boolean replayed) ->
          end(entry, replayed ? Delivered.REPLAYED : Delivered.DONE);
      case Outcome.Denied<?> _ -> end(entry, Delivered.DENIED);
      case Outcome.Nobody<?> _ -> end(entry, Delivered.NOBODY);
      case Outcome.Accepted<?>(Outcome.Waiting waiting, String _) -> {
        switch (waiting) {
          case PARKED -> end(entry, Delivered.PARKED);
          case QUEUED -> tryLater(entry);
        }
      }
    }
  }

  private void end(OutboxEntry entry, Delivered outcome) {
    outbox.end(entry);
    telemetry.delivered(outcome);
  }

  /** Trying again would not change it. */
  private void refused(OutboxEntry entry, RefusalException refusal) {
    pause.storeAnswered();
    setAside(entry, Refusals.reason(refusal));
  }

  private void setAside(OutboxEntry entry, String reason) {
    outbox.setAside(entry, reason);
    telemetry.delivered(Delivered.SET_ASIDE);
    log.atWarn()
        .addKeyValue("id", entry.id())
        .addKeyValue("operation", entry.operation())
        .addKeyValue("reason", reason)
        .log("Waiting write set aside");
  }

  /** Only what the store fails on while it answers others has to wait longer and longer. */
  private void failed(OutboxEntry entry, StoreException failure) {
    boolean unasked = failure instanceof StoreUnavailableException e && !e.wasAsked();
    if (unasked || !answers()) {
      pause.storeIsAway(clock.millis());
      outbox.postpone(entry, entry.attempts(), clock.millis());
    } else {
      tryLater(entry);
    }
  }

  private boolean answers() {
    try {
      store.ping();
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private void surprised(OutboxEntry entry, RuntimeException surprise) {
    log.atError() // not what it says, which may quote what somebody said
        .addKeyValue("failure", surprise.getClass().getSimpleName())
        .addKeyValue("at", Arrays.stream(surprise.getStackTrace()).findFirst().orElse(null))
        .log("Delivery failed unexpectedly");
    if (entry.attempts() + 1 >= MAX_SURPRISES) {
      setAside(entry, "failed: " + surprise.getClass().getSimpleName());
    } else {
      tryLater(entry);
    }
  }

  private void tryLater(OutboxEntry entry) {
    int attempts = entry.attempts() + 1;
    outbox.postpone(entry, attempts, clock.millis() + backoff.pauseMs(attempts));
  }
}
