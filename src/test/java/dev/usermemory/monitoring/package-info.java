/**
 * What {@code ops/} has for operators: rules, alerts and a dashboard, tried on the running service.
 */
@NullMarked
package dev.usermemory.monitoring;

import org.jspecify.annotations.NullMarked;
