package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Line;

/**
 * A line with what it shows.
 *
 * @param source the fact, episode, goal, profile or preferences
 * @param id of the fact, episode or goal, or the name of the field
 * @param excerpt whether the line shows a part of the text only
 */
record Piece(ContextSection section, Object source, String id, Line line, boolean excerpt) {

  Piece(ContextSection section, Object source, String id, Line line) {
    this(section, source, id, line, false);
  }

  /** The same, shown in another line. */
  Piece with(Line other) {
    return new Piece(section, source, id, other, excerpt);
  }
}
