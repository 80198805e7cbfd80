@NullMarked
package dev.usermemory.access;

import org.jspecify.annotations.NullMarked;
