package dev.usermemory.context;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.tokens.TokenBounds;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/**
 * Counts finished contexts again, from their text alone, to see that none is above its limit. A
 * text of no more bytes than tokens are allowed needs no counting. Counting takes 0.25 µs a token,
 * so that at most 20 texts a second are counted: every one of an instance that is not busy.
 */
final class BudgetCheck {

  static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ToIntFunction<String> counter;
  private final LongSupplier nanoTime;
  private final AtomicLong next;

  BudgetCheck(ToIntFunction<String> counter, LongSupplier nanoTime) {
    this.counter = counter;
    this.nanoTime = nanoTime;
    this.next = new AtomicLong(nanoTime.getAsLong());
  }

  boolean isOverrun(AssembledContext context, int limitTokens) {
    if (context.tokensEstimated() > limitTokens) {
      return true;
    }
    return isDue()
        && TokenBounds.atMost(context.rendered()) > limitTokens
        && isItsTurn()
        && counter.applyAsInt(context.rendered()) > limitTokens;
  }

  private boolean isDue() {
    return nanoTime.getAsLong() - next.get() >= 0;
  }

  private boolean isItsTurn() {
    long due = next.get();
    long now = nanoTime.getAsLong();
    return now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS);
  }
}
