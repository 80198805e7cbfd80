package dev.usermemory.store.convex;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.ErasedException;
import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PreconditionFailedException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Turns what a function threw into the exception of the port. */
final class ConvexFailures {

  private ConvexFailures() {}

  /**
   * Decides on {@code errorData.kind} alone: production deployments redact messages. Empty where
   * there is none, as of a defect or of a function that is not deployed.
   */
  static Optional<RuntimeException> refusal(JsonNode data) {
    return switch (data.path("kind").asString("")) {
      case "conflict" -> Optional.of(new ConflictException(data.path("message").asString("")));
      case "erased" -> Optional.of(new ErasedException());
      case "not_found" -> Optional.of(new NotFoundException(data.path("message").asString("")));
      case "limit_exceeded" ->
          Optional.of(
              new LimitExceededException(
                  data.path("field").asString(""), data.path("limit").asInt(0)));
      case "precondition_failed" -> Optional.of(new PreconditionFailedException());
      case "invalid_argument" ->
          Optional.of(
              new InvalidValueException(
                  data.path("field").asString(""), data.path("message").asString("")));
      case "invalid_cursor" -> Optional.of(new InvalidCursorException());
      default -> Optional.empty();
    };
  }
}
