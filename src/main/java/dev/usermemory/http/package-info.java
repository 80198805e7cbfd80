/**
 * What every endpoint shares: request ids, strict JSON, limits, pages, idempotency and entity tags.
 * Controllers use it; it knows no controller.
 */
@NullMarked
package dev.usermemory.http;

import org.jspecify.annotations.NullMarked;
