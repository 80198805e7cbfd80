/** What holds for every kind of memory: how long it is kept. */
@NullMarked
package dev.usermemory.memory;

import org.jspecify.annotations.NullMarked;
