/**
 * What is told, as metrics; the only place that knows Micrometer. {@code docs/operations.md} lists
 * them all, and each is there from the first scrape.
 */
@NullMarked
package dev.usermemory.telemetry.metrics;

import org.jspecify.annotations.NullMarked;
