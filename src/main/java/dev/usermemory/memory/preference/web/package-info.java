/** Preferences over HTTP. */
@NullMarked
package dev.usermemory.memory.preference.web;

import org.jspecify.annotations.NullMarked;
