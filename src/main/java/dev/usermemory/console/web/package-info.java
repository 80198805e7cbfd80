/** Hands the console to browsers. */
@NullMarked
package dev.usermemory.console.web;

import org.jspecify.annotations.NullMarked;
