package dev.usermemory.store;

/** How calls to Convex are at the moment. */
@FunctionalInterface
public interface ConvexReadings {

  /**
   * Calls that could begin at once.
   *
   * @param kind {@code query} or {@code mutation}
   */
  int freePlaces(String kind);
}
