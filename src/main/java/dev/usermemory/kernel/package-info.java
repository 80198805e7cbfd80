/**
 * What every room speaks: whose data, which write, what came of it, pages, refusals, secrets, and
 * the trail of the work under way. It depends on no other room.
 */
@NullMarked
package dev.usermemory.kernel;

import org.jspecify.annotations.NullMarked;
