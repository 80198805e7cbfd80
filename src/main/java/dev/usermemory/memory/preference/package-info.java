/** How a person wants to be talked to. */
@NullMarked
package dev.usermemory.memory.preference;

import org.jspecify.annotations.NullMarked;
