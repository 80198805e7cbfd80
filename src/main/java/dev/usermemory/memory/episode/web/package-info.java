/** Episodes over HTTP. */
@NullMarked
package dev.usermemory.memory.episode.web;

import org.jspecify.annotations.NullMarked;
