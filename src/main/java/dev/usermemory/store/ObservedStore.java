package dev.usermemory.store;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteKind;
import dev.usermemory.kernel.WriteOutcome;
import dev.usermemory.memory.session.SessionBinding;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ImportResult;
import dev.usermemory.store.StoreTelemetry.Ended;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells of every operation how it ended and how long it took, and of every write what it wrote. */
final class ObservedStore extends ForwardingStore {

  private final StoreTelemetry telemetry;
  private final Written written;

  ObservedStore(MemoryStore store, StoreTelemetry telemetry) {
    super(store);
    this.telemetry = telemetry;
    this.written = new Written(telemetry);
  }

  @Override
  protected <T extends @Nullable Object> T around(StoreCall call, Supplier<T> operation) {
    long started = System.nanoTime();
    try {
      T result = operation.get();
      ended(call, outcome(result), started);
      if (call.write() != null && result instanceof Outcome<?> outcome) {
        written.tell(call.write().operation(), outcome);
      }
      return result;
    } catch (RefusalException e) {
      ended(call, Ended.REFUSED, started);
      unwritten(call.write(), WriteOutcome.REFUSED);
      throw e;
    } catch (RuntimeException | Error e) {
      ended(call, Ended.FAILED, started);
      unwritten(call.write(), WriteOutcome.FAILED);
      throw e;
    }
  }

  private void ended(StoreCall call, Ended outcome, long started) {
    telemetry.ended(call.name(), outcome, System.nanoTime() - started);
  }

  private void unwritten(@Nullable Write write, WriteOutcome outcome) {
    if (write != null) {
      telemetry.wrote(write.operation().kind(), outcome, 1);
    }
  }

  private static Ended outcome(@Nullable Object result) {
    return switch (result) {
      case Outcome.Denied<?> _, Outcome.Nobody<?> _ -> Ended.DENIED;
      case Outcome.Done<?>(var _, boolean replayed) when replayed -> Ended.REPLAYED;
      case null, default -> Ended.OK;
    };
  }

  @Override
  public boolean touchSession(UserId user, String sessionId, long nowMs) {
    boolean parked = super.touchSession(user, sessionId, nowMs);
    telemetry.wrote(WriteKind.SESSION, WriteOutcome.UPDATED, 1);
    return parked;
  }

  @Override
  public SessionBinding bindSession(UserId user, String sessionId, boolean move, long nowMs) {
    SessionBinding binding = super.bindSession(user, sessionId, move, nowMs);
    telemetry.wrote(
        WriteKind.SESSION,
        switch (binding.bound()) {
          case BOUND -> WriteOutcome.UPDATED;
          case MOVED -> WriteOutcome.SUPERSEDED;
          case TAKEN -> WriteOutcome.REFUSED;
        },
        1);
    return binding;
  }

  @Override
  public List<ImportResult> importRecords(UserId user, List<ExportRecord> records, long nowMs) {
    List<ImportResult> results = super.importRecords(user, records, nowMs);
    for (int i = 0; i < results.size(); i++) {
      WriteOutcome outcome = outcome(results.get(i));
      WriteKind.of(records.get(i).table()).ifPresent(kind -> telemetry.wrote(kind, outcome, 1));
    }
    return results;
  }

  private static WriteOutcome outcome(ImportResult result) {
    return switch (result) {
      case ImportResult.Change.CREATED -> WriteOutcome.CREATED;
      case ImportResult.Change.UPDATED -> WriteOutcome.UPDATED;
      case ImportResult.Change.UNCHANGED -> WriteOutcome.DUPLICATE;
      case ImportResult.Failed _ -> WriteOutcome.REFUSED;
    };
  }
}
