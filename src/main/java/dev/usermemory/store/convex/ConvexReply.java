package dev.usermemory.store.convex;

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

    @Override
    public String outcome() {
      return "status_" + status;
    }

    Refusal refusal() {
      return Refusal.of(status, code);
    }

    /** Whether it can be otherwise a moment later, with the same request. */
    boolean mayPass() {
      Refusal refusal = refusal();
      return refusal.isRetryable() || refusal == Refusal.OTHER && (status < 400 || status >= 500);
    }
  }
}
