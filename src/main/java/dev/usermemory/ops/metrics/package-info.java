/** Measures the store without its knowing. */
@NullMarked
package dev.usermemory.ops.metrics;

import org.jspecify.annotations.NullMarked;
