/**
 * Who calls, and what they may do: callers and scopes, the table of routes, and the credentials by
 * which callers are known. Its web room asks for them.
 */
@NullMarked
package dev.usermemory.access;

import org.jspecify.annotations.NullMarked;
