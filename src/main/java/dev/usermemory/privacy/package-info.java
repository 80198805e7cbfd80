/** Consents, retention, erasure and export. */
@NullMarked
package dev.usermemory.privacy;

import org.jspecify.annotations.NullMarked;
