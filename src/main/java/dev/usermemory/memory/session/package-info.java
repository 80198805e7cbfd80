/**
 * Which session belongs to whom, so that an assessment that names only its session finds its user.
 */
@NullMarked
package dev.usermemory.memory.session;

import org.jspecify.annotations.NullMarked;
