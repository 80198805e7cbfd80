/**
 * Reads JSON from callers who never ask twice: what is wrong loses only itself, and is reported.
 */
@NullMarked
package dev.usermemory.kernel.lenient;

import org.jspecify.annotations.NullMarked;
