/**
 * Turns memory into lines of plain text, Markdown or XML that stay in their place whatever they
 * say.
 */
@NullMarked
package dev.usermemory.context.render;

import org.jspecify.annotations.NullMarked;
