package dev.usermemory.context.rank;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;

/**
 * Everything that may enter a context, best first. Equal values are ordered by time, newest first
 * ({@code lastReinforcedAtMs} of facts, {@code createdAtMs} of episodes), then by id ascending.
 *
 * @param facts without superseded and expired ones
 * @param episodes without expired ones
 * @param tied whether anything here is about the question; true without one
 */
public record Ranking(RankedItems<Fact> facts, RankedItems<Episode> episodes, boolean tied) {}
