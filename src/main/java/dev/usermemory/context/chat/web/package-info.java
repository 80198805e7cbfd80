/** Open chats as server-sent events. */
@NullMarked
package dev.usermemory.context.chat.web;

import org.jspecify.annotations.NullMarked;
