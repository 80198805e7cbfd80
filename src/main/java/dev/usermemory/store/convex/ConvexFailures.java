package dev.usermemory.store.convex;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.ErasedException;
import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PreconditionFailedException;
import tools.jackson.databind.JsonNode;

/** Turns what a function threw into the exception of the port. */
final class ConvexFailures {

  private ConvexFailures() {}

  /**
   * Decides on {@code errorData.kind} alone: production deployments redact messages. A failure
   * without one is a defect or a deployment whose functions or key do not fit this service.
   */
  static RuntimeException toException(ConvexFunction function, JsonNode data) {
    return switch (data.path("kind").asString("")) {
      case "conflict" -> new ConflictException(data.path("message").asString(""));
      case "erased" -> new ErasedException();
      case "not_found" -> new NotFoundException(data.path("message").asString(""));
      case "limit_exceeded" ->
          new LimitExceededException(data.path("field").asString(""), data.path("limit").asInt(0));
      case "precondition_failed" -> new PreconditionFailedException();
      case "invalid_cursor" -> new InvalidCursorException();
      default ->
          new IllegalStateException(
              function.path()
                  + " failed; are the functions of this version deployed, and may the key run"
                  + " internal functions?");
    };
  }
}
