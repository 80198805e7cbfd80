/** Contexts over HTTP. */
@NullMarked
package dev.usermemory.context.web;

import org.jspecify.annotations.NullMarked;
