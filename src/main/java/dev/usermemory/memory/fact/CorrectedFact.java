package dev.usermemory.memory.fact;

import org.jspecify.annotations.Nullable;

/**
 * What came of a correction.
 *
 * @param fact as it is stored now
 * @param replaces the fact that it takes the place of; null when that was only spelt anew
 */
public record CorrectedFact(Fact fact, @Nullable String replaces) {}
