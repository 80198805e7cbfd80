/** Writes that could not be done at once, and how they are done later. */
@NullMarked
package dev.usermemory.delivery;

import org.jspecify.annotations.NullMarked;
