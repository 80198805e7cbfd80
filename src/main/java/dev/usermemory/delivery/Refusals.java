package dev.usermemory.delivery;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.ErasedException;
import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PreconditionFailedException;
import dev.usermemory.kernel.RefusalException;

/**
 * Why a write can never be done, for an operator: the code of the API's problem, and its detail.
 */
public final class Refusals {

  private Refusals() {}

  public static String reason(RefusalException refusal) {
    return code(refusal) + ": " + refusal.getMessage();
  }

  private static String code(RefusalException refusal) {
    return switch (refusal) {
      case ConflictException _, ErasedException _ -> "conflict";
      case NotFoundException _ -> "not_found";
      case PreconditionFailedException _ -> "precondition_failed";
      case InvalidValueException _, InvalidCursorException _, LimitExceededException _ ->
          "validation_error";
    };
  }
}
