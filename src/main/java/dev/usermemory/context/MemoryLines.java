package dev.usermemory.context;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Line;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.goal.Goal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** How each item of a memory reads in one format. */
final class MemoryLines {

  /** A line of the stable prefix: a goal, or the named field of the profile or preferences. */
  record Entry(ContextSection section, @Nullable Goal goal, String field, Line line) {}

  private final ContextFormat format;
  private final List<Entry> fixed = new ArrayList<>();
  private final Map<Object, Line> lines;

  MemoryLines(ContextSnapshot snapshot, ContextFormat format) {
    this.format = format;
    this.lines = new IdentityHashMap<>(snapshot.facts().size() + snapshot.episodes().size());
    MemoryFields.of(snapshot.profile()).forEach((k, v) -> fix(ContextSection.PROFILE, k, v));
    MemoryFields.of(snapshot.preferences())
        .forEach((k, v) -> fix(ContextSection.PREFERENCES, k, v));
    snapshot.goals().forEach(g -> fixed.add(new Entry(ContextSection.GOALS, g, "", line(g))));
    snapshot.facts().forEach(f -> lines.put(f, Line.of(f.text(), format)));
    snapshot.episodes().forEach(e -> lines.put(e, line(e)));
  }

  /** Profile, preferences and goals, in the order of rendering. */
  List<Entry> fixed() {
    return fixed;
  }

  /** The line of one of the snapshot's facts or episodes. */
  Line line(Object item) {
    return Objects.requireNonNull(lines.get(item));
  }

  private void fix(ContextSection section, String field, String value) {
    fixed.add(new Entry(section, null, field, Line.of(field + ": " + value, format)));
  }

  private Line line(Goal goal) {
    String text = goal.title();
    if (goal.description() != null && !goal.description().isBlank()) {
      text += ": " + goal.description();
    }
    if (goal.targetDateMs() != null) {
      text += " (by " + date(goal.targetDateMs()) + ")";
    }
    return Line.of(text, format);
  }

  private Line line(Episode episode) {
    var text = new StringJoiner("; ", date(episode.createdAtMs()) + ": ", "");
    text.add(episode.summary());
    episode.highlights().forEach(h -> text.add(h.type() + ": " + h.text()));
    return Line.of(text.toString(), format);
  }

  private static String date(long epochMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), ZoneOffset.UTC).toString();
  }
}
