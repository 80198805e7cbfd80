/**
 * Orders a person's facts and episodes by how much each is worth for a request: relevance to the
 * query when there is one, strength otherwise. Pure functions of an immutable index.
 */
@NullMarked
package dev.usermemory.context.rank;

import org.jspecify.annotations.NullMarked;
