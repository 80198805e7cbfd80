package dev.usermemory.memory.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What came of binding a session.
 *
 * @param parked whether something waits for the session to become known
 */
public record SessionBinding(Bound bound, boolean parked) {

  /** Whose the session is now. */
  public enum Bound {
    /** The user's, as before or from now on. */
    @JsonProperty("bound")
    BOUND,
    /** The user's, and until now somebody else's. */
    @JsonProperty("moved")
    MOVED,
    /** Somebody else's, as before. */
    @JsonProperty("taken")
    TAKEN
  }
}
