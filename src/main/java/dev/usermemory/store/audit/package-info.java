/** The audit in a file of its own, apart from what it is about, whichever store has that. */
@NullMarked
package dev.usermemory.store.audit;

import org.jspecify.annotations.NullMarked;
