package dev.usermemory.kernel;

import java.util.function.Function;

/** Takes writes that cannot be done in time and sees to it that they are done later. */
public interface Deferral {

  /** Defers nothing. */
  Deferral NONE =
      new Deferral() {
        @Override
        public <T> Outcome<T> doOrDefer(Deferrable write, Function<CallerKey, Outcome<T>> now) {
          return now.apply(write.key());
        }
      };

  /**
   * Does the write now. When the store fails, or earlier writes of the same person still wait, it
   * is kept and {@link Outcome.Accepted}.
   *
   * @param now does it, under the key that a later delivery will have too
   * @throws StoreException when it could not be kept either
   */
  <T> Outcome<T> doOrDefer(Deferrable write, Function<CallerKey, Outcome<T>> now);
}
