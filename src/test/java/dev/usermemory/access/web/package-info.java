@NullMarked
package dev.usermemory.access.web;

import org.jspecify.annotations.NullMarked;
