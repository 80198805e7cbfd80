/**
 * Chats that are open: each begins with its context and is told when memory changes. How many there
 * may be, what ends them, and how changes by other instances are found out.
 */
@NullMarked
package dev.usermemory.context.chat;

import org.jspecify.annotations.NullMarked;
