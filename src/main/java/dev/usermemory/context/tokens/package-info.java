/** Counts tokens exactly as the chat models do, and bounds what a count may cost. */
@NullMarked
package dev.usermemory.context.tokens;

import org.jspecify.annotations.NullMarked;
