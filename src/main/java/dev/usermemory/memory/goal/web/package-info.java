/** Goals over HTTP. */
@NullMarked
package dev.usermemory.memory.goal.web;

import org.jspecify.annotations.NullMarked;
