/** How often a caller may call, and how often about one person. */
@NullMarked
package dev.usermemory.access.limit;

import org.jspecify.annotations.NullMarked;
