/**
 * Answers a chat that asks what it should know: one bounded read, kept while it stays true, and an
 * answer in time whatever the store does.
 */
@NullMarked
package dev.usermemory.context.chat;

import org.jspecify.annotations.NullMarked;
