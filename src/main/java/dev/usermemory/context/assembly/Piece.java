package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Line;

/**
 * A line with what it shows.
 *
 * @param source the fact, episode, goal, profile or preferences
 * @param id of the fact, episode or goal, or the name of the field
 */
record Piece(ContextSection section, Object source, String id, Line line) {}
