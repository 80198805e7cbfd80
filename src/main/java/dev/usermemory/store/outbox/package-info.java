/** Writes that wait, in an SQLite file that this process has to itself. */
@NullMarked
package dev.usermemory.store.outbox;

import org.jspecify.annotations.NullMarked;
