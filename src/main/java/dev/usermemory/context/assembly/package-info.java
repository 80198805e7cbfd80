/**
 * From a memory as it was read to the rendered context: what every request shares is prepared once,
 * the rest is chosen and packed per request. Pure.
 */
@NullMarked
package dev.usermemory.context.assembly;

import org.jspecify.annotations.NullMarked;
