package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Frame;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The frames of every format and every set of sections, so that each is counted once. */
final class Frames {

  private static final ContextSection[] SECTIONS = ContextSection.values();
  private static final int SETS = 1 << SECTIONS.length;

  private final List<Frame> frames = new ArrayList<>();

  Frames() {
    for (ContextFormat format : ContextFormat.values()) {
      for (int bits = 0; bits < SETS; bits++) {
        var sections = EnumSet.noneOf(ContextSection.class);
        for (ContextSection section : SECTIONS) {
          if ((bits & 1 << section.ordinal()) != 0) {
            sections.add(section);
          }
        }
        frames.add(Frame.of(format, sections));
      }
    }
  }

  Frame of(ContextFormat format, Set<ContextSection> sections) {
    int bits = 0;
    for (ContextSection section : sections) {
      bits |= 1 << section.ordinal();
    }
    return frames.get(format.ordinal() * SETS + bits);
  }
}
