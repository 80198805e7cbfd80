package dev.usermemory.kernel;

import org.jspecify.annotations.Nullable;

/** What must be true of the stored document before it is replaced (RFC 9110, section 13.1.1). */
public sealed interface Precondition {

  /** No condition. */
  record None() implements Precondition {}

  /** The document exists ({@code If-Match: *}). */
  record Exists() implements Precondition {}

  /** The document exists and was last written at this time ({@code If-Match: "…"}). */
  record UpdatedAt(long updatedAtMs) implements Precondition {}

  Precondition NONE = new None();

  /** Throws {@link PreconditionFailedException} unless the stored document satisfies this. */
  default void check(@Nullable Long storedUpdatedAtMs) {
    boolean holds =
        switch (this) {
          case None() -> true;
          case Exists() -> storedUpdatedAtMs != null;
          case UpdatedAt(long expected) ->
              storedUpdatedAtMs != null && storedUpdatedAtMs == expected;
        };
    if (!holds) {
      throw new PreconditionFailedException();
    }
  }
}
