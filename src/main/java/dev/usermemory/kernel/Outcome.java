package dev.usermemory.kernel;

import java.util.function.Function;

/** What came of a write, or of a read that a consent may gate. */
public sealed interface Outcome<T> {

  /**
   * It was done.
   *
   * @param replayed true when the write had been done before and nothing changed now
   */
  record Done<T>(T value, boolean replayed) implements Outcome<T> {}

  /** The person has not granted the consent; nothing was read or stored. */
  record Denied<T>(String consent) implements Outcome<T> {}

  /** The user id stands for nobody in particular, so that nothing was stored. */
  record Nobody<T>() implements Outcome<T> {}

  /**
   * It is kept safely and will be done later.
   *
   * @param id by which an operator finds it
   */
  record Accepted<T>(Waiting waiting, String id) implements Outcome<T> {}

  /** What an accepted write waits for. */
  enum Waiting {
    /** Until the store can be reached. */
    QUEUED,
    /** Until it is known whose session it is. */
    PARKED
  }

  static <T> Outcome<T> done(T value) {
    return new Done<>(value, false);
  }

  default <R> Outcome<R> map(Function<? super T, ? extends R> mapping) {
    return switch (this) {
      case Done<T>(T value, boolean replayed) -> new Done<>(mapping.apply(value), replayed);
      case Denied<T>(String consent) -> new Denied<>(consent);
      case Nobody<T>() -> new Nobody<>();
      case Accepted<T>(Waiting waiting, String id) -> new Accepted<>(waiting, id);
    };
  }
}
