/** Chooses what is worth its tokens under a hard budget. */
@NullMarked
package dev.usermemory.context.pack;

import org.jspecify.annotations.NullMarked;
