/**
 * Puts load on a running service with Gatling and tells how long its answers took, beside those of
 * {@code GET /} in the same run; {@code docs/benchmarks.md} has how it is called.
 */
@NullMarked
package dev.usermemory.load;

import org.jspecify.annotations.NullMarked;
