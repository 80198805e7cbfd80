/**
 * Semantic facts: short statements about a person that are reinforced, superseded and forgotten.
 */
@NullMarked
package dev.usermemory.memory.fact;

import org.jspecify.annotations.NullMarked;
