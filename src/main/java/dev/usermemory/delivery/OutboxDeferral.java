package dev.usermemory.delivery;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Outcome.Waiting;
import dev.usermemory.kernel.StoreException;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * Tries a write once, and keeps it in the outbox when the store fails. What comes after it from the
 * same person waits behind it, untried, so that their order stays.
 */
final class OutboxDeferral implements Deferral {

  private final Outbox outbox;
  private final StorePause pause;
  private final DeliveryTelemetry telemetry;
  private final Clock clock;

  OutboxDeferral(Outbox outbox, StorePause pause, DeliveryTelemetry telemetry, Clock clock) {
    this.outbox = outbox;
    this.pause = pause;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  @Override
  public <T> Outcome<T> doOrDefer(Deferrable write, Function<CallerKey, Outcome<T>> now) {
    Deferrable kept = named(write);
    if (outbox.isWaiting(kept)) {
      return accept(kept);
    }
    try {
      Outcome<T> outcome = now.apply(kept.key());
      pause.storeAnswered();
      return outcome;
    } catch (StoreException failure) {
      return acceptInstead(kept, failure);
    }
  }

  /** Its first attempt may have been done and the answer lost, so that all have to have one key. */
  private Deferrable named(Deferrable write) {
    String key = write.key().value();
    Long acceptedAtMs = write.key().acceptedAtMs();
    return new Deferrable(
        write.operation(),
        write.userId(),
        write.sessionId(),
        new CallerKey(
            key == null ? "queued:" + UUID.randomUUID() : key,
            Objects.requireNonNullElseGet(acceptedAtMs, clock::millis)),
        write.content());
  }

  private <T> Outcome<T> acceptInstead(Deferrable write, StoreException failure) {
    try {
      return accept(write);
    } catch (StoreException full) {
      failure.addSuppressed(full);
      throw failure;
    }
  }

  private <T> Outcome<T> accept(Deferrable write) {
    String id = outbox.keep(write).id();
    telemetry.waits(write.operation(), Waiting.QUEUED);
    return new Outcome.Accepted<>(Waiting.QUEUED, id);
  }
}
