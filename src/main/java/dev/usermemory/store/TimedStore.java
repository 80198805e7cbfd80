package dev.usermemory.store;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.RefusalException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Times every operation as {@code usermemory_store_seconds}, by operation and by what came of it:
 * {@code ok}, {@code replayed}, {@code denied}, {@code refused} or {@code failed}.
 */
final class TimedStore extends ForwardingStore {

  static final String NAME = "usermemory.store";

  private final MeterRegistry meters;

  TimedStore(MemoryStore store, MeterRegistry meters) {
    super(store);
    this.meters = meters;
  }

  @Override
  protected <T extends @Nullable Object> T around(StoreCall call, Supplier<T> operation) {
    Timer.Sample sample = Timer.start(meters);
    String outcome = "failed";
    try {
      T result = operation.get();
      outcome = outcome(result);
      return result;
    } catch (RefusalException e) {
      outcome = "refused";
      throw e;
    } finally {
      sample.stop(meters.timer(NAME, "operation", call.name(), "outcome", outcome));
    }
  }

  private static String outcome(@Nullable Object result) {
    return switch (result) {
      case Outcome.Denied<?> _, Outcome.Nobody<?> _ -> "denied";
      case Outcome.Done<?>(var _, boolean replayed) when replayed -> "replayed";
      case null, default -> "ok";
    };
  }
}
