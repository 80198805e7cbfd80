package dev.usermemory.memory.episode;

import org.jspecify.annotations.Nullable;

/**
 * One thing worth remembering of an episode.
 *
 * @param type a short label such as {@code feedback}, {@code strength} or {@code error}
 * @param scoreDelta change of the skill's level, if known
 */
public record Highlight(
    String type, String text, @Nullable String skillId, @Nullable Double scoreDelta) {}
