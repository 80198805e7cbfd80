/** Holds {@code openapi.yaml} to its own rules, and the running service and the docs to it. */
@NullMarked
package dev.usermemory.api;

import org.jspecify.annotations.NullMarked;
