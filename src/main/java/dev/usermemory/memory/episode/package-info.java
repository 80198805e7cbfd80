/** Episodes: summaries of what happened in a session. */
@NullMarked
package dev.usermemory.memory.episode;

import org.jspecify.annotations.NullMarked;
