package dev.usermemory.context.assembly;

import dev.usermemory.context.rank.MemoryIndex;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.kernel.CodePoints;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final List<Fact> items;

  /** Has the others. */
  private final @Nullable MemoryLines known;

  /** The same by position, to look up without looking at the item. */
  private final ItemTexts facts;

  private final ItemTexts episodes;

  /** Positions of facts that a newer one may contradict. */
  private final BitSet outdated = new BitSet();

  MemoryLines(ContextSnapshot snapshot, MemoryIndex index, ContextFormat format) {
    this.format = format;
    this.known = null;
    this.texts = new IdentityHashMap<>(snapshot.facts().size() + snapshot.episodes().size());
    this.items = index.facts();
    index.outdated().forEach(outdated::set);
    snapshot.facts().forEach(f -> texts.put(f, new ItemText(f.text(), format)));
    snapshot.episodes().forEach(e -> texts.put(e, new ItemText(textOf(e), format)));
    facts = new ItemTexts(items.stream().map(this::text).toList());
    episodes = new ItemTexts(index.episodes().stream().map(this::text).toList());
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
    this.items = index.facts();
    index.outdated().forEach(outdated::set);
    List<Fact> more = items.subList(known.items.size(), items.size());
    more.forEach(f -> texts.put(f, new ItemText(f.text(), format)));
    facts = known.facts.with(more.stream().map(this::text).toList());
    episodes = known.episodes;
    stable.addAll(known.stable);
    more.stream().filter(Fact::pinned).sorted(BY_WEIGHT).forEach(this::addPinned);
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
  ItemText fact(int position, long nowMs) {
    ItemText text = facts.get(position);
    return isDated(position, nowMs) ? text.dated(items.get(position)) : text;
  }

  private boolean isDated(int position, long nowMs) {
    return outdated.get(position) && Ages.isOfAnotherMonth(items.get(position), nowMs);
  }

  ItemText episode(int position) {
    return episodes.get(position);
  }

  /** What the line of a fact costs, as {@link Line#cost}. */
  int costOfFact(int position, long nowMs, TokenCounter counter, int ceiling) {
    return isDated(position, nowMs)
        ? fact(position, nowMs).line().cost(counter, ceiling)
        : facts.cost(position, counter, ceiling);
  }

  int costOfEpisode(int position, TokenCounter counter, int ceiling) {
    return episodes.cost(position, counter, ceiling);
  }

  /** Whether the line of a fact fits, as {@link Line#fits}. */
  boolean fitsFact(int position, long nowMs, TokenCounter counter, int room) {
    return isDated(position, nowMs)
        ? fact(position, nowMs).line().fits(counter, room)
        : facts.fits(position, counter, room);
  }

  /** The same of an episode. */
  boolean fitsEpisode(int position, TokenCounter counter, int room) {
    return episodes.fits(position, counter, room);
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
