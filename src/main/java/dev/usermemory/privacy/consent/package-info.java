/** A person's decisions about their data, and what they come to. */
@NullMarked
package dev.usermemory.privacy.consent;

import org.jspecify.annotations.NullMarked;
