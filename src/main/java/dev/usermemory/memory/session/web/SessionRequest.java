package dev.usermemory.memory.session.web;

import dev.usermemory.kernel.UserId;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Whose a session is.
 *
 * @param move true moves one that is somebody else's; null means false
 */
record SessionRequest(@NotNull(message = "is required") UserId userId, @Nullable Boolean move) {}
