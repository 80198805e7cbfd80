package dev.usermemory.context.text;

/**
 * A word as it stood in a text.
 *
 * @param word lower case, without accents and possessive ending
 * @param capitalised began with an upper-case letter
 * @param opensSentence was the first word of its sentence, where a capital means nothing
 */
public record Token(String word, boolean capitalised, boolean opensSentence) {}
