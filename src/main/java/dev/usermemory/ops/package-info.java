/**
 * What operators see: the start-up report, health, metrics, and logs in which nobody can be
 * recognised.
 */
@NullMarked
package dev.usermemory.ops;

import org.jspecify.annotations.NullMarked;
