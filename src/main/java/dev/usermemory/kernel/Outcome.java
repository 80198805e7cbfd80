package dev.usermemory.kernel;

import java.util.function.Function;

/** What came of a read or write that a consent may gate. */
public sealed interface Outcome<T> {

  /**
   * It was done.
   *
   * @param replayed true when the write had been done before and nothing changed now
   */
  record Done<T>(T value, boolean replayed) implements Outcome<T> {}

  /** The person has not granted the consent; nothing was read or stored. */
  record Denied<T>(String consent) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value, false);
  }

  default <R> Outcome<R> map(Function<? super T, ? extends R> mapping) {
    return switch (this) {
      case Done<T>(T value, boolean replayed) -> new Done<>(mapping.apply(value), replayed);
      case Denied<T>(String consent) -> new Denied<>(consent);
    };
  }
}
