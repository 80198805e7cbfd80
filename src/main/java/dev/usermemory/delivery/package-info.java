/**
 * Writes that were accepted and wait to be done: in the outbox until the store can be reached,
 * parked until it is known whose session it is.
 */
@NullMarked
package dev.usermemory.delivery;

import org.jspecify.annotations.NullMarked;
