package dev.usermemory.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Work that waits for something else than a processor (a store, its caller) lets other work go on
 * meanwhile.
 */
public final class Waiting {

  private static final ThreadLocal<@Nullable Place> CURRENT = new ThreadLocal<>();

  private Waiting() {}

  /** What a thread has of the processors, and others may have while it waits. */
  public interface Place {

    void leave();

    /** Waits until there is a place again, as long as it takes. */
    void comeBack();
  }

  /** The thread is back, on closing. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** From now on the thread has this place; null for none. */
  public static void at(@Nullable Place place) {
    if (place == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(place);
    }
  }

  /** The thread waits from now on; nothing happens when it has no place. */
  public static Scope begin() {
    Place place = CURRENT.get();
    if (place == null) {
      return () -> {};
    }
    place.leave();
    return place::comeBack;
  }
}
