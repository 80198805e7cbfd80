/**
 * How a line of the log is written, for a terminal or as JSON: with its fields, and without what an
 * exception quotes.
 */
@NullMarked
package dev.usermemory.ops.log;

import org.jspecify.annotations.NullMarked;
