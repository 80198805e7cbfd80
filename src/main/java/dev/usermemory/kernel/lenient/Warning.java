package dev.usermemory.kernel.lenient;

/**
 * What was left out or changed of a body that was taken nevertheless.
 *
 * @param path such as {@code summary.skillAssessments[0].level}
 * @param reason never repeats the value
 */
public record Warning(String path, String reason) {}
