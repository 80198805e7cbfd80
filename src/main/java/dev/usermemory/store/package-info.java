/** All ports of a store as one, and what happens around each of their operations. */
@NullMarked
package dev.usermemory.store;

import org.jspecify.annotations.NullMarked;
