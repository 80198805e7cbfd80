package dev.usermemory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.json.Patched;
import dev.usermemory.memory.goal.GoalPatch;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** What the aspects of the contract share: a user of their own, a time, and the store. */
abstract class StoreAspect {

  /** 2025-10-09T08:53:20Z; stores have no clock, so any time will do. */
  static final long NOW = 1_760_000_000_000L;

  static final long DAY = 86_400_000L;

  /** Nothing is granted unless the person says so. */
  static final StorePolicy ASKING =
      new StorePolicy(
          false, StorePolicy.DEFAULT.idempotencyTtlMs(), StorePolicy.DEFAULT.sessionTtlMs());

  final UserId user = newUser();
  final StoreUnderTest store;
  private final Function<StorePolicy, StoreUnderTest> stores;

  StoreAspect(Function<StorePolicy, StoreUnderTest> stores) {
    this.stores = stores;
    this.store = stores.apply(StorePolicy.DEFAULT);
  }

  final StoreUnderTest store(StorePolicy policy) {
    return stores.apply(policy);
  }

  static UserId newUser() {
    return new UserId("user-" + UUID.randomUUID());
  }

  /** A name that no other test uses, for what is unique across users. */
  static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  final Write write(WriteOperation operation) {
    return writeAt(operation, NOW);
  }

  final Write writeAt(WriteOperation operation, long nowMs) {
    return Write.of(user, operation, nowMs);
  }

  final Write writeOnce(WriteOperation operation, long nowMs, String... keys) {
    return new Write(
        user,
        operation,
        nowMs,
        List.of(keys).stream().map(key -> new IdempotencyKey(key, "hash")).toList());
  }

  final FactBuilder fact(String text) {
    return new FactBuilder(user, text);
  }

  static EpisodeBuilder episode(String episodeId) {
    return new EpisodeBuilder(episodeId);
  }

  /** Another title for a goal, and nothing else. */
  static GoalPatch title(String title) {
    return new GoalPatch(
        new Patched.Set<>(title),
        new Patched.Absent<>(),
        new Patched.Absent<>(),
        new Patched.Absent<>(),
        new Patched.Absent<>());
  }

  /** What a caller has after a read that found something new. */
  static KnownSnapshot known(ContextRead read) {
    return new KnownSnapshot(read.revision(), Objects.requireNonNull(read.snapshot()), null);
  }

  /** The value of a write that had been done before. */
  static <T> T replayed(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    var done = (Outcome.Done<T>) outcome;
    assertThat(done.replayed()).as("replayed").isTrue();
    return done.value();
  }

  /** The value of a write or read that was done, for the first time. */
  static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    var done = (Outcome.Done<T>) outcome;
    assertThat(done.replayed()).as("replayed").isFalse();
    return done.value();
  }
}
