/** What is told, as lines of the log; hashes of users, and no word of what anybody said. */
@NullMarked
package dev.usermemory.telemetry.log;

import org.jspecify.annotations.NullMarked;
