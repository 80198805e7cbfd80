@NullMarked
package dev.usermemory.console;

import org.jspecify.annotations.NullMarked;
