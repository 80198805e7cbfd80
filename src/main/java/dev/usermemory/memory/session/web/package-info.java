/** Sessions over HTTP: whose they are, and what is summed up of them. */
@NullMarked
package dev.usermemory.memory.session.web;

import org.jspecify.annotations.NullMarked;
