/**
 * The Convex adapter: every port as calls of the functions in {@code convex/}, over Convex's HTTP
 * API, inside deadlines, with retries that never count a write twice.
 */
@NullMarked
package dev.usermemory.store.convex;

import org.jspecify.annotations.NullMarked;
