/** Memories that were read before, with what has been worked out and written of them. */
@NullMarked
package dev.usermemory.context.cache;

import org.jspecify.annotations.NullMarked;
