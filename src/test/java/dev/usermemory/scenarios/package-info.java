/** The running service over HTTP, on a real database, doing what it is for. */
@NullMarked
package dev.usermemory.scenarios;

import org.jspecify.annotations.NullMarked;
