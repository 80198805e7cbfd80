/** A person's data on its way out of a store and into another: versioned JSON lines. */
@NullMarked
package dev.usermemory.privacy.transfer;

import org.jspecify.annotations.NullMarked;
