package dev.usermemory.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.assembly.Omissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetCheckTest {

  private static final String TEXT = "a text of more bytes than its limit has tokens";

  private final AtomicInteger counts = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();

  /** Counts whatever it is given as 50 tokens. */
  private final BudgetCheck check =
      new BudgetCheck(
          _ -> {
            counts.incrementAndGet();
            return 50;
          },
          nanos::get);

  private static AssembledContext context(String rendered, int tokens) {
    return new AssembledContext(
        List.of(), List.of(), null, List.of(), null, rendered, tokens, null, Omissions.NONE);
  }

  @Test
  void text_thatCountsMoreThanItSays_isAnOverrun() {
    assertThat(check.isOverrun(context(TEXT, 10), 45)).isTrue();
  }

  @Test
  void text_ofItsLimit_isNone() {
    assertThat(check.isOverrun(context(TEXT + " ".repeat(9), 10), 50)).isFalse();
    assertThat(counts).hasValue(1);
  }

  @Test
  void statedOverrun_needsNoCounting() {
    assertThat(check.isOverrun(context("x", 11), 10)).isTrue();
    assertThat(counts).hasValue(0);
  }

  @Test
  void text_ofFewBytes_needsNoCounting() {
    assertThat(check.isOverrun(context("x".repeat(45), 10), 45)).isFalse();
    assertThat(counts).hasValue(0);
  }

  @Test
  void counting_isDoneAtMostOnceInAWhile() {
    check.isOverrun(context(TEXT, 10), 45);
    nanos.addAndGet(BudgetCheck.PAUSE_NANOS - 1);
    assertThat(check.isOverrun(context(TEXT, 10), 45)).isFalse();
    nanos.addAndGet(1);
    assertThat(check.isOverrun(context(TEXT, 10), 45)).isTrue();
    assertThat(counts).hasValue(2);
  }
}
