/** Goals that a person works towards. */
@NullMarked
package dev.usermemory.memory.goal;

import org.jspecify.annotations.NullMarked;
