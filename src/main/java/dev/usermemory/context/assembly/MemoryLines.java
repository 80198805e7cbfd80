package dev.usermemory.context.assembly;

import dev.usermemory.context.rank.MemoryIndex;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Line;
import dev.usermemory.kernel.CodePoints;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How each item of a memory reads in one format. */
final class MemoryLines {

  /** The strongest first, without their age: a pinned fact does not decay. */
  private static final Comparator<Fact> BY_WEIGHT =
      Comparator.comparingDouble(Fact::weight)
          .reversed()
          .thenComparingLong(Fact::createdAtMs)
          .thenComparing(Fact::factId, CodePoints.ORDER);

  /** An episode of this length takes about 200 tokens, a fifth of the default limit. */
  private static final int EPISODE_CHARS = 800;

  private final ContextFormat format;
  private final List<Piece> stable = new ArrayList<>();
  private final Map<Object, ItemText> texts;

  /** Has the others. */
  private final @Nullable MemoryLines known;

  /** The same by position, to look up without looking at the item. */
  private final ItemText[] facts;

  private final ItemText[] episodes;

  MemoryLines(ContextSnapshot snapshot, MemoryIndex index, ContextFormat format) {
    this.format = format;
    this.known = null;
    this.texts = new IdentityHashMap<>(snapshot.facts().size() + snapshot.episodes().size());
    Set<Fact> outdated = index.outdated();
    snapshot
        .facts()
        .forEach(f -> texts.put(f, new ItemText(f.text(), format, outdated.contains(f))));
    snapshot.episodes().forEach(e -> texts.put(e, new ItemText(textOf(e), format)));
    facts = index.facts().stream().map(this::text).toArray(ItemText[]::new);
    episodes = index.episodes().stream().map(this::text).toArray(ItemText[]::new);
    add(ContextSection.PROFILE, snapshot.profile(), MemoryFields.of(snapshot.profile()));
    add(
        ContextSection.PREFERENCES,
        snapshot.preferences(),
        MemoryFields.of(snapshot.preferences()));
    for (Goal goal : snapshot.goals()) {
      stable.add(new Piece(ContextSection.GOALS, goal, goal.goalId(), line(textOf(goal))));
    }
    snapshot.facts().stream().filter(Fact::pinned).sorted(BY_WEIGHT).forEach(this::addPinned);
  }

  /** With further facts, behind those of an index before, of which they may outdate some. */
  MemoryLines(MemoryLines known, MemoryIndex index) {
    this.format = known.format;
    this.known = known;
    this.texts = new IdentityHashMap<>();
    Set<Fact> outdated = index.outdated();
    List<Fact> all = index.facts();
    facts = Arrays.copyOf(known.facts, all.size());
    for (int i = 0; i < facts.length; i++) {
      Fact fact = all.get(i);
      boolean isNew = i >= known.facts.length;
      if (isNew || outdated.contains(fact) != facts[i].isOutdated()) {
        facts[i] = new ItemText(fact.text(), format, outdated.contains(fact));
        texts.put(fact, facts[i]);
      }
    }
    episodes = known.episodes;
    stable.addAll(known.stable);
    all.subList(known.facts.length, all.size()).stream()
        .filter(Fact::pinned)
        .sorted(BY_WEIGHT)
        .forEach(this::addPinned);
  }

  /** Profile, preferences, goals and pinned facts, expired ones too, the most wanted first. */
  List<Piece> stable() {
    return stable;
  }

  /** How one of the snapshot's facts or episodes reads. */
  ItemText text(Object item) {
    ItemText text = texts.get(item);
    return text == null && known != null ? known.text(item) : Objects.requireNonNull(text);
  }

  /** The same as of a time: a fact that a newer one may contradict shows its age. */
  ItemText fact(Ranked<Fact> ranked, long nowMs) {
    ItemText text = facts[ranked.position()];
    return text.isOutdated() && Ages.isOfAnotherMonth(ranked.item(), nowMs)
        ? text.dated(ranked.item())
        : text;
  }

  ItemText episode(Ranked<Episode> ranked) {
    return episodes[ranked.position()];
  }

  /** Whether there are pinned facts, expired ones too. */
  boolean hasPinned() {
    return !stable.isEmpty() && stable.getLast().section() == ContextSection.FACTS;
  }

  private void add(ContextSection section, @Nullable Object source, Map<String, String> fields) {
    if (source != null) {
      fields.forEach((k, v) -> stable.add(new Piece(section, source, k, line(k + ": " + v))));
    }
  }

  private void addPinned(Fact fact) {
    stable.add(new Piece(ContextSection.FACTS, fact, fact.factId(), text(fact).line()));
  }

  private Line line(String text) {
    return Line.of(text, format);
  }

  private static String textOf(Goal goal) {
    String text = goal.title();
    if (goal.description() != null && !goal.description().isBlank()) {
      text += ": " + goal.description();
    }
    if (goal.targetDateMs() != null) {
      text += " (by " + date(goal.targetDateMs()) + ")";
    }
    return text;
  }

  /**
   * An episode is dated, because what happened when is what one asks of it. Highlights are told as
   * long as that keeps it short.
   */
  private static String textOf(Episode episode) {
    var text = new StringBuilder(date(episode.createdAtMs()));
    text.append(": ").append(episode.summary());
    for (Highlight highlight : episode.highlights()) {
      boolean sentence = ".!?".indexOf(text.charAt(text.length() - 1)) >= 0;
      String told = (sentence ? " " : "; ") + highlight.type() + ": " + highlight.text();
      if (text.length() + told.length() <= EPISODE_CHARS) {
        text.append(told);
      }
    }
    return text.toString();
  }

  private static String date(long epochMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), ZoneOffset.UTC).toString();
  }
}
