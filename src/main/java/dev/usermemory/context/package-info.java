/** The heart: the best of a person's memory inside a hard token budget. */
@NullMarked
package dev.usermemory.context;

import org.jspecify.annotations.NullMarked;
