/** Forgetting for good: all of a person, some tables of theirs, and whatever has expired. */
@NullMarked
package dev.usermemory.privacy.erasure;

import org.jspecify.annotations.NullMarked;
