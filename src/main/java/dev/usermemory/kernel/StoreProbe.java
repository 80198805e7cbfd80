package dev.usermemory.kernel;

import java.util.Optional;

/** What the service tells about its store: at start, in its health and in a context's source. */
public interface StoreProbe {

  /** {@code embedded} or {@code convex}. */
  String name();

  /** Where the data is, for an operator; never a secret. */
  String description();

  /**
   * Asks the store something cheap that tells whether it takes writes.
   *
   * @throws StoreException when it does not
   */
  void ping();

  /**
   * What an operator has to put right before the store can work, as a word of a small known set;
   * empty when nothing is known to be wrong, or it passes by itself. Answers at once.
   */
  default Optional<String> fault() {
    return Optional.empty();
  }

  /** What is known just now, from the last ping or operation; answers at once. */
  default StoreState state() {
    return fault().isPresent() ? StoreState.AWAY : StoreState.OK;
  }
}
