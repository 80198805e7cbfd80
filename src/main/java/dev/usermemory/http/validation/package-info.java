/**
 * The constraints of the API's texts, ids, times and patches, as annotations for request records.
 * Lengths count characters (Unicode code points), as JSON Schema does.
 */
@NullMarked
package dev.usermemory.http.validation;

import org.jspecify.annotations.NullMarked;
