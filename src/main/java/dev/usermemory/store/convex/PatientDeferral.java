package dev.usermemory.store.convex;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.WriteOperation;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/**
 * Without an outbox nothing can wait longer than its caller does. So what is sent once and never
 * again is tried for as long as that.
 */
final class PatientDeferral implements Deferral {

  private static final Set<WriteOperation> NEVER_REPEATED =
      Set.of(WriteOperation.FINALIZE_ASSESSMENT, WriteOperation.SUMMARISE_SESSION);

  private final Duration patience;

  PatientDeferral(Duration patience) {
    this.patience = patience;
  }

  @Override
  public <T> Outcome<T> doOrDefer(Deferrable write, Function<CallerKey, Outcome<T>> now) {
    return NEVER_REPEATED.contains(write.operation())
        ? Patience.during(patience, () -> now.apply(write.key()))
        : now.apply(write.key());
  }
}
