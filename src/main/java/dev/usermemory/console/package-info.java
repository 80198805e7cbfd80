/** The pages in which people look after what is remembered: which files they are made of. */
@NullMarked
package dev.usermemory.console;

import org.jspecify.annotations.NullMarked;
