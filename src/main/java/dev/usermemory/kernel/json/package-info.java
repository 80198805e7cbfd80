/** JSON as the service reads it, and the three-valued members of merge patches. */
@NullMarked
package dev.usermemory.kernel.json;

import org.jspecify.annotations.NullMarked;
