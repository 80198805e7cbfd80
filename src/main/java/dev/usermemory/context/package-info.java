/**
 * What a chat should know: one bounded read, kept while it stays true, and an answer in time
 * whatever the store does. The choice itself is made by the pure rooms below.
 */
@NullMarked
package dev.usermemory.context;

import org.jspecify.annotations.NullMarked;
