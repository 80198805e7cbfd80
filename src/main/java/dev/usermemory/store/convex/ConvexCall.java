package dev.usermemory.store.convex;

/**
 * One call of a function.
 *
 * @param body encoded once for all attempts, with the key by which they are one
 * @param log of its attempts
 */
record ConvexCall(ConvexFunction function, byte[] body, ConvexCallLog.Operation log) {}
