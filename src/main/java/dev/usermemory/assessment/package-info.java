/** Finishing an assessment: from the backend's body to one write. */
@NullMarked
package dev.usermemory.assessment;

import org.jspecify.annotations.NullMarked;
