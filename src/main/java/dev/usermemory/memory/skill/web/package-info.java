/** Tracked skills over HTTP. */
@NullMarked
package dev.usermemory.memory.skill.web;

import org.jspecify.annotations.NullMarked;
