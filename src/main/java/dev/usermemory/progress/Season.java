package dev.usermemory.progress;

/**
 * What a person earned in a season.
 *
 * @param lastYYYYMMDD the latest day of an activity in it
 */
public record Season(String seasonId, long xp, String lastYYYYMMDD) {}
