/**
 * Every error that a caller sees: RFC 9457 problem details with a stable code, wherever the error
 * arose, be it a controller, a filter or the server itself.
 */
@NullMarked
package dev.usermemory.http.problem;

import org.jspecify.annotations.NullMarked;
