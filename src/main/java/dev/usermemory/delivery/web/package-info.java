/** What waits, over HTTP, for an operator. */
@NullMarked
package dev.usermemory.delivery.web;

import org.jspecify.annotations.NullMarked;
