package dev.usermemory.contract.random;

import dev.usermemory.contract.random.Operation.Call;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.json.Patched;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws from few names, texts and times, so that operations meet. */
final class Draw {

  static final long MINUTE_MS = 60_000;

  private static final List<String> TEXTS =
      List.of(
          "Prefers short answers.",
          "prefers  SHORT answers",
          "Lives in Zürich 🏔",
          "يعيش في القاهرة",
          "Works at night",
          "说中文");

  /** The last two are in another order by UTF-16 unit than by code point. */
  private static final List<String> NAMES = List.of("a", "b", "ç", "d-4", "～", "𝒂");

  private final Random random;

  Draw(long seed) {
    this.random = new Random(seed);
  }

  /** 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean coin() {
    return random.nextBoolean();
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  long seed() {
    return random.nextLong();
  }

  String name() {
    return pick(NAMES);
  }

  String text() {
    return pick(TEXTS);
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  <T> Patched<T> given(T value) {
    return coin() ? new Patched.Set<>(value) : new Patched.Absent<>();
  }

  <T> @Nullable T maybe(T value) {
    return coin() ? value : null;
  }

  static @Nullable Long plus(long nowMs, @Nullable Long ms) {
    return ms == null ? null : Long.valueOf(nowMs + ms);
  }

  /** As the service makes them: a hash is that of one kind of request. */
  Keys keys(WriteOperation operation) {
    return new Keys(
        operation, oneIn(3) ? "key-" + below(3) : null, operation.name() + "-" + below(2));
  }

  /** Up to two minutes later than the operation before, and one in three for the partner. */
  Operation op(String description, Call call) {
    long afterMs = below(3) * MINUTE_MS;
    return oneIn(3)
        ? new Operation(
            "partner: " + description,
            afterMs,
            (store, user, nowMs) -> call.run(store, Partner.of(user), nowMs))
        : new Operation(description, afterMs, call);
  }
}
