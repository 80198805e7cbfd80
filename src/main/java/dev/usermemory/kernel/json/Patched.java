package dev.usermemory.kernel.json;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A member of a merge patch (RFC 7396), which tells an absent member from one that is null.
 * Constraints go on the type argument: {@code Patched<@Text(max = 200) String> title}.
 */
@JsonDeserialize(using = PatchedReader.class)
@JsonSerialize(using = PatchedWriter.class)
public sealed interface Patched<T> {

  /** The member is not there: what is stored stays. */
  record Absent<T>() implements Patched<T> {}

  /** The member is null: what is stored is removed. */
  record Cleared<T>() implements Patched<T> {}

  /** The member has a value: it replaces what is stored. */
  record Set<T>(T value) implements Patched<T> {}

  /** The value, or null when absent or cleared. */
  default @Nullable T orNull() {
    return this instanceof Set<T>(T value) ? value : null;
  }

  /** The value, or what is given when absent or cleared. */
  default T or(T other) {
    return this instanceof Set<T>(T value) ? value : other;
  }

  default boolean isAbsent() {
    return this instanceof Absent;
  }

  default <R> Patched<R> map(Function<? super T, ? extends R> mapping) {
    return switch (this) {
      case Absent<T>() -> new Absent<>();
      case Cleared<T>() -> new Cleared<>();
      case Set<T>(T value) -> new Set<>(mapping.apply(value));
    };
  }
}
