/** Random operations, done to two stores at once. */
@NullMarked
package dev.usermemory.contract.random;

import org.jspecify.annotations.NullMarked;
