package dev.usermemory.context;

import java.util.Optional;

/** Reads the candidates of a context, bounded, at one consistent moment. */
public interface ContextStore {

  ContextRead readContext(ContextQuery query);

  /**
   * The same, if what is known serves the text and is still current, and the store can tell so at
   * once, as a local one can: in microseconds, without a wait and without a failure.
   */
  default Optional<ContextRead> stillCurrent(ContextQuery query) {
    return Optional.empty();
  }
}
