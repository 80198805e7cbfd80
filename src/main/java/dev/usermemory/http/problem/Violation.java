package dev.usermemory.http.problem;

/**
 * What is wrong with one field.
 *
 * @param field path in the body such as {@code facts[2].kind}, or the name of a parameter or header
 * @param message says what is expected; never repeats the value
 */
public record Violation(String field, String message) {}
