/** The profile over HTTP. */
@NullMarked
package dev.usermemory.memory.profile.web;

import org.jspecify.annotations.NullMarked;
