package dev.usermemory.context.rank;

/**
 * A named part of a score, for receipts.
 *
 * @param name such as {@code text}, {@code session}, {@code subject}, {@code date}
 * @param value what it added to the score; below 0 for what it took
 */
public record ScoreTerm(String name, double value) {}
