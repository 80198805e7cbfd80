/** Traces by OpenTelemetry: passed on always, recorded and exported when a collector is named. */
@NullMarked
package dev.usermemory.telemetry.trace;

import org.jspecify.annotations.NullMarked;
