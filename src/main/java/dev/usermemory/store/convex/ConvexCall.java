package dev.usermemory.store.convex;

import dev.usermemory.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function.
 *
 * @param writer whose data a mutation writes; null for a query, and where it is nobody's
 * @param body encoded once for all attempts, with the key by which they are one
 * @param log of its attempts
 */
record ConvexCall(
    ConvexFunction function, @Nullable UserId writer, byte[] body, ConvexCallLog.Operation log) {}
