/**
 * The entry point of the service. What a person's memory is, and what a chat gets of it, is owned
 * by the packages below.
 */
@NullMarked
package dev.usermemory;

import org.jspecify.annotations.NullMarked;
