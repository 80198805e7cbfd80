/**
 * Measures how much of the evidence for a question a context holds: F, S and C of {@code
 * docs/ranking.md}, on conversations in LoCoMo's format and on our own coaching memories, in
 * process or through the HTTP API.
 */
@NullMarked
package dev.usermemory.evaluation;

import org.jspecify.annotations.NullMarked;
