/** The one HTTP client of all tests, and of the tools in {@code src/evaluation}. */
@NullMarked
package dev.usermemory.client;

import org.jspecify.annotations.NullMarked;
