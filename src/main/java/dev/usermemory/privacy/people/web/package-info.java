/** The same over HTTP. */
@NullMarked
package dev.usermemory.privacy.people.web;

import org.jspecify.annotations.NullMarked;
