/**
 * The vocabulary that every storage port speaks: whose data, which write, what came of it, pages
 * and\n * failures. The ports themselves live with the feature that needs them; the adapters live
 * below here.
 */
@NullMarked
package dev.usermemory.store;

import org.jspecify.annotations.NullMarked;
