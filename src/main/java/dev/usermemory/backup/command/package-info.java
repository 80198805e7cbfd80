/** What the jar does instead of serving: backup, verify, restore. */
@NullMarked
package dev.usermemory.backup.command;

import org.jspecify.annotations.NullMarked;
