/**
 * Listens to the other rooms: what they tell in their own words becomes metrics, lines in the log
 * and traces. It may know every room, and no room knows it.
 */
@NullMarked
package dev.usermemory.telemetry;

import org.jspecify.annotations.NullMarked;
