package dev.usermemory.context.embedding;

/**
 * A fact's vector.
 *
 * @param model what made it, see {@link Embedder#model}
 */
public record FactVector(String factId, String model, Vector vector) {}
