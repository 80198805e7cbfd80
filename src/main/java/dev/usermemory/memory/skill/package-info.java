/** The at most three skills that a person tracks; a table shared with the host application. */
@NullMarked
package dev.usermemory.memory.skill;

import org.jspecify.annotations.NullMarked;
