/**
 * Turns text into comparable terms: words of any script, the stems and function words of their
 * language, related words, and the dates that a question names. Pure functions over resources of
 * this package.
 */
@NullMarked
package dev.usermemory.context.text;

import org.jspecify.annotations.NullMarked;
