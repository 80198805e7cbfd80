/** What the kinds of memory share over HTTP. */
@NullMarked
package dev.usermemory.memory.web;

import org.jspecify.annotations.NullMarked;
