package dev.usermemory.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must be true of the stored document before it is replaced (RFC 9110, section 13.1.1). */
public sealed interface Precondition {

  /** No condition. */
  record None() implements Precondition {}

  /** The document exists ({@code If-Match: *}). */
  record Exists() implements Precondition {}

  /**
   * The document was last written at this time ({@code If-Match: "…"}); 0 while it has never been,
   * so that of two who write first one is told.
   */
  record UpdatedAt(long updatedAtMs) implements Precondition {}

  Precondition NONE = new None();

  /** Throws {@link PreconditionFailedException} unless the stored document satisfies this. */
  default void check(@Nullable Long storedUpdatedAtMs) {
    boolean holds =
        switch (this) {
          case None() -> true;
          case Exists() -> storedUpdatedAtMs != null;
          case UpdatedAt(long expected) ->
              expected == Objects.requireNonNullElse(storedUpdatedAtMs, 0L);
        };
    if (!holds) {
      throw new PreconditionFailedException();
    }
  }
}
