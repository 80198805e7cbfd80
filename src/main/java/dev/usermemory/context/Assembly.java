package dev.usermemory.context;

import dev.usermemory.context.pack.Packer;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Frame;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request on its way. */
final class Assembly {

  /** The stable prefix may take this share of the budget when there is something else to tell. */
  private static final double PREFIX_SHARE = 0.5;

  private final TokenCounter counter;
  private final PreparedMemory memory;
  private final MemoryLines lines;
  private final ContextSpec spec;
  private final long nowMs;
  private final Frame frame;
  private final EnumSet<ContextSection> opened = EnumSet.noneOf(ContextSection.class);
  private int left;

  Assembly(TokenCounter counter, PreparedMemory memory, ContextSpec spec, long nowMs) {
    this.counter = counter;
    this.memory = memory;
    this.lines = memory.lines(spec.format());
    this.spec = spec;
    this.nowMs = nowMs;
    this.frame = Frame.of(spec.format(), spec.include());
    this.left = spec.budget() - frame.aroundAll(counter);
  }

  AssembledContext run() {
    List<Item> candidates = candidates();
    int reserve = candidates.isEmpty() ? 0 : (int) (left * (1 - PREFIX_SHARE));
    List<MemoryLines.Entry> fixed = new ArrayList<>();
    for (MemoryLines.Entry entry : lines.fixed()) {
      if (spec.include().contains(entry.section())
          && take(entry.section(), entry.line(), left - reserve)) {
        fixed.add(entry);
      }
    }
    List<Item> pinned = new ArrayList<>();
    for (Item item : pinned()) {
      if (take(item.section(), item.line(), left - reserve)) {
        pinned.add(item);
      }
    }
    return finish(fixed, pinned, choose(candidates));
  }

  private List<Item> choose(List<Item> candidates) {
    int headings = 0;
    for (ContextSection section : List.of(ContextSection.FACTS, ContextSection.EPISODES)) {
      if (!opened.contains(section)) {
        headings += frame.around(section, counter);
      }
    }
    List<Item> packed =
        left > headings ? new Packer(0.55).pack(candidates, left - headings) : List.of();
    packed = new ArrayList<>(packed);
    for (Item item : packed) {
      take(item.section(), item.line(), left);
    }
    for (Item item : candidates) {
      if (!packed.contains(item) && take(item.section(), item.line(), left)) {
        packed.add(item);
      }
    }
    return packed;
  }

  /** Takes a line when it and the frame it needs fit in {@code budget}. */
  private boolean take(ContextSection section, Line line, int budget) {
    int around = opened.contains(section) ? 0 : frame.around(section, counter);
    if (budget <= around || line.isEmpty()) {
      return false;
    }
    if (line.cost(counter, budget - around) > budget - around) {
      return false;
    }
    left -= around + line.count(counter);
    opened.add(section);
    return true;
  }

  private List<Item> pinned() {
    if (!spec.include().contains(ContextSection.FACTS)) {
      return List.of();
    }
    return memory.snapshot().facts().stream()
        .filter(f -> f.pinned() && f.isCurrent(nowMs))
        .sorted(
            Comparator.comparingDouble(Fact::weight)
                .reversed()
                .thenComparing(Fact::createdAtMs)
                .thenComparing(Fact::factId))
        .map(f -> item(f, f.weight()))
        .toList();
  }

  private List<Item> candidates() {
    var items = new ArrayList<Item>();
    if (spec.include().contains(ContextSection.FACTS)) {
      for (Fact fact : memory.snapshot().facts()) {
        if (!fact.pinned() && fact.isCurrent(nowMs)) {
          double halfLives =
              Math.max(0, nowMs - fact.lastReinforcedAtMs()) / (double) fact.decayMs();
          items.add(item(fact, fact.weight() / 10 * Math.pow(2, -halfLives)));
        }
      }
    }
    if (spec.include().contains(ContextSection.EPISODES)) {
      for (Episode episode : memory.snapshot().episodes()) {
        if (episode.isLive(nowMs)) {
          double halfLives = Math.max(0, nowMs - episode.createdAtMs()) / (30 * 86_400_000.0);
          items.add(
              new Item(
                  ContextSection.EPISODES,
                  episode,
                  episode.episodeId(),
                  lines.line(episode),
                  0.3 * Math.pow(2, -halfLives),
                  episode.sessionId(),
                  Map.of(),
                  episode.summary(),
                  counter));
        }
      }
    }
    items.sort(Comparator.comparingDouble(Item::value).reversed());
    return items;
  }

  private Item item(Fact f, double value) {
    return new Item(
        ContextSection.FACTS,
        f,
        f.factId(),
        lines.line(f),
        value,
        f.sessionId(),
        Map.of(),
        f.text(),
        counter);
  }

  private AssembledContext finish(
      List<MemoryLines.Entry> fixed, List<Item> pinned, List<Item> chosen) {
    Map<ContextSection, StringBuilder> texts = new EnumMap<>(ContextSection.class);
    fixed.forEach(e -> text(texts, e.section()).append(e.line().text()));
    pinned.forEach(i -> text(texts, i.section()).append(i.line().text()));
    chosen.forEach(i -> text(texts, i.section()).append(i.line().text()));
    if (texts.isEmpty()) {
      return AssembledContext.EMPTY;
    }
    var rendered = new StringBuilder(frame.opening().text());
    texts.forEach((section, text) ->
        rendered
            .append(frame.heading(section).text())
            .append(text)
            .append(frame.ending(section).text()));
    rendered.append(frame.closing().text());
    List<Item> items = new ArrayList<>(pinned);
    items.addAll(chosen);
    return new AssembledContext(
        sources(items, Fact.class),
        sources(items, Episode.class),
        preferences(fixed),
        fixed.stream().map(MemoryLines.Entry::goal).filter(Objects::nonNull).toList(),
        profile(fixed),
        rendered.toString(),
        spec.budget() - left,
        null);
  }

  private @Nullable Preferences preferences(List<MemoryLines.Entry> fixed) {
    Preferences stored = memory.snapshot().preferences();
    List<String> shown = fields(fixed, ContextSection.PREFERENCES);
    return stored == null || shown.isEmpty() ? null : MemoryFields.only(stored, shown);
  }

  private @Nullable Profile profile(List<MemoryLines.Entry> fixed) {
    Profile stored = memory.snapshot().profile();
    List<String> shown = fields(fixed, ContextSection.PROFILE);
    return stored == null || shown.isEmpty() ? null : MemoryFields.only(stored, shown);
  }

  private static List<String> fields(List<MemoryLines.Entry> fixed, ContextSection section) {
    return fixed.stream()
        .filter(e -> e.section() == section)
        .map(MemoryLines.Entry::field)
        .toList();
  }

  private static StringBuilder text(
      Map<ContextSection, StringBuilder> texts, ContextSection section) {
    return texts.computeIfAbsent(section, s -> new StringBuilder());
  }

  private static <T> List<T> sources(List<Item> items, Class<T> type) {
    return items.stream().map(Item::source).filter(type::isInstance).map(type::cast).toList();
  }
}
