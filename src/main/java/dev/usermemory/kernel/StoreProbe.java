package dev.usermemory.kernel;

/** What the service tells about its store: at start, in its health and in a context's source. */
public interface StoreProbe {

  /** {@code embedded} or {@code convex}. */
  String name();

  /** Where the data is, for an operator; never a secret. */
  String description();

  /**
   * Asks the store something cheap.
   *
   * @throws StoreException when it cannot answer
   */
  void ping();
}
