/** What a person may decide, take along and have forgotten; each is a room below. */
@NullMarked
package dev.usermemory.privacy;

import org.jspecify.annotations.NullMarked;
