/**
 * Copies of the whole embedded store: made while the service runs, checked after writing, kept for
 * a while, and put back when it does not run.
 */
@NullMarked
package dev.usermemory.backup;

import org.jspecify.annotations.NullMarked;
