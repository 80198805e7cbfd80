package dev.usermemory.store.convex;

/** Too many calls of a kind were under way for too long. */
final class NoPlaceException extends RuntimeException {

  NoPlaceException() {
    super("no place got free for another call to Convex");
  }
}
