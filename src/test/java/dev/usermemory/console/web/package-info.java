@NullMarked
package dev.usermemory.console.web;

import org.jspecify.annotations.NullMarked;
