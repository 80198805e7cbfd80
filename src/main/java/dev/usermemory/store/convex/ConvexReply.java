package dev.usermemory.store.convex;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Convex said to one attempt, its envelope decoded. */
sealed interface ConvexReply {

  /** Short word for logs and metrics. */
  String outcome();

  /** The function ran, or could not be run as asked; trying again would end the same. */
  sealed interface Answer extends ConvexReply {}

  /** The function returned. */
  record Success(JsonNode value) implements Answer {
    @Override
    public String outcome() {
      return "success";
    }
  }

  /**
   * The function threw.
   *
   * @param data of the {@code ConvexError} it threw; a missing node otherwise
   */
  record FunctionFailure(JsonNode data) implements Answer {
    @Override
    public String outcome() {
      return "function_failure";
    }
  }

  /**
   * Convex did not answer for the function.
   *
   * @param code Convex's own, empty when there is none
   */
  record Rejection(int status, String code) implements ConvexReply {

    /**
     * Timeout, too early, rate limit and overload. Of these only 408 may have committed; every
     * mutation carries keys, so that repeating it is safe.
     */
    private static final Set<Integer> RETRYABLE = Set.of(408, 425, 429, 503);

    /** Two transactions wrote the same document, and Convex ran out of attempts at this one. */
    private static final String COMMIT_CONFLICT = "OptimisticConcurrencyControlFailure";

    @Override
    public String outcome() {
      return "status_" + status;
    }

    /** Whether Convex means this to be tried again. */
    boolean isRetryable() {
      return RETRYABLE.contains(status);
    }

    /** Whether others were faster, or we are too fast; Convex itself is well. */
    boolean isContention() {
      return status == 429 || code.equals(COMMIT_CONFLICT);
    }

    /** Whether it can be otherwise a moment later, with the same request. */
    boolean mayPass() {
      return isRetryable() || status < 400 || status >= 500;
    }
  }
}
