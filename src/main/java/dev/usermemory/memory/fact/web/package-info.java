/** Facts over HTTP. */
@NullMarked
package dev.usermemory.memory.fact.web;

import org.jspecify.annotations.NullMarked;
