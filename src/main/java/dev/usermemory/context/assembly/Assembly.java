package dev.usermemory.context.assembly;

import dev.usermemory.context.rank.Likeness;
import dev.usermemory.context.rank.RankQuery;
import dev.usermemory.context.rank.RankedItems;
import dev.usermemory.context.rank.Ranker;
import dev.usermemory.context.rank.Ranking;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request on its way from memory to text. */
final class Assembly {

  private static final Ranker RANKER = new Ranker();

  /** What facts and episodes may take of the room when the question has no tie to them. */
  private static final double UNTIED_SHARE = 0.5;

  /** Or so many tokens, if that is more. */
  private static final int UNTIED_TOKENS = 512;

  private final TokenCounter counter;
  private final PreparedMemory memory;
  private final ContextSpec spec;
  private final Likeness likeness;
  private final long nowMs;
  private final MemoryLines lines;
  private final Page page;
  private final Selection selection;

  Assembly(
      TokenCounter counter,
      Frames frames,
      PreparedMemory memory,
      ContextSpec spec,
      Likeness likeness,
      long nowMs) {
    this.counter = counter;
    this.memory = memory;
    this.spec = spec;
    this.likeness = likeness;
    this.nowMs = nowMs;
    lines = memory.lines(spec.format());
    page = new Page(counter, frames.of(spec.format(), spec.include()), spec.budget());
    selection = new Selection(page, memory, spec, counter, nowMs);
  }

  AssembledContext run() {
    Ranking ranking = ranking();
    List<Piece> stable = lines.stable().stream().filter(this::isWanted).toList();
    RankedItems<Fact> facts = relevant(unpinned(ranking.facts()));
    RankedItems<Episode> episodes = relevant(ranking.episodes());
    List<Piece> beyond = StablePrefix.fill(page, stable, (int) (page.left() * StablePrefix.SHARE));
    if (!beyond.isEmpty()) {
      int rest = costOfAll(facts, episodes);
      beyond.removeIf(piece -> page.add(piece, page.left() - rest));
    }
    int spared = ranking.tied() ? 0 : spared();
    page.spare(spared);
    selection.run(facts, episodes);
    page.spare(-spared);
    Ages.fill(page, lines, nowMs);
    Omissions omissions =
        new OmissionCount(counter, memory, spec, page).of(ranking, selection, beyond, nowMs);
    return context(
        spec.explain()
            ? new ReceiptWriter(counter, memory, spec, page, ranking)
                .write(selection, beyond, nowMs)
            : null,
        omissions);
  }

  /** What all facts and episodes would take, or more than there is; the same for every query. */
  private int costOfAll(RankedItems<Fact> facts, RankedItems<Episode> episodes) {
    int room = Math.max(0, page.left());
    int cost = page.heading(ContextSection.FACTS) + page.heading(ContextSection.EPISODES);
    for (int i = 0; i < facts.size() && cost <= room; i++) {
      cost += lines.costOfFact(facts.position(i), nowMs, counter, room);
    }
    for (int i = 0; i < episodes.size() && cost <= room; i++) {
      cost += lines.costOfEpisode(episodes.position(i), counter, room);
    }
    return facts.isEmpty() && episodes.isEmpty() ? 0 : cost;
  }

  /** What stays empty when nothing is about the question. */
  private int spared() {
    int room = Math.max(0, page.left());
    return room - Math.min(room, Math.max(UNTIED_TOKENS, (int) (room * UNTIED_SHARE)));
  }

  private RankedItems<Fact> unpinned(RankedItems<Fact> facts) {
    return lines.hasPinned() ? facts.where(fact -> !fact.item().pinned()) : facts;
  }

  private <T> RankedItems<T> relevant(RankedItems<T> items) {
    return spec.minScore() > 0 ? items.where(item -> item.score() >= spec.minScore()) : items;
  }

  /** What the request wants of facts and episodes. */
  private Ranking ranking() {
    boolean facts = spec.include().contains(ContextSection.FACTS);
    boolean episodes = spec.include().contains(ContextSection.EPISODES);
    if (!facts && !episodes) {
      return new Ranking(RankedItems.none(), RankedItems.none(), true);
    }
    Ranking all = RANKER.rank(memory.index(), query());
    return facts && episodes
        ? all
        : new Ranking(
            facts ? all.facts() : RankedItems.none(),
            episodes ? all.episodes() : RankedItems.none(),
            all.tied());
  }

  private RankQuery query() {
    Set<String> tracked =
        memory.snapshot().trackedSkills().stream()
            .filter(s -> !Boolean.FALSE.equals(s.active()))
            .map(TrackedSkill::skillId)
            .collect(Collectors.toSet());
    Preferences preferences = memory.snapshot().preferences();
    return new RankQuery(
        spec.query(),
        Set.copyOf(spec.skillIds()),
        tracked,
        Set.copyOf(spec.tags()),
        preferences == null ? null : preferences.language(),
        spec.minScore() > 0,
        likeness,
        nowMs);
  }

  private boolean isWanted(Piece piece) {
    return spec.include().contains(piece.section())
        && !(piece.source() instanceof Fact fact && !fact.isCurrent(nowMs));
  }

  private AssembledContext context(@Nullable Receipt receipt, Omissions omissions) {
    return new AssembledContext(
        sources(ContextSection.FACTS, Fact.class),
        sources(ContextSection.EPISODES, Episode.class),
        preferences(),
        sources(ContextSection.GOALS, Goal.class),
        profile(),
        page.render(),
        page.used(),
        receipt,
        omissions);
  }

  private <T> List<T> sources(ContextSection section, Class<T> type) {
    return page.pieces(section).stream().map(piece -> type.cast(piece.source())).toList();
  }

  private @Nullable Preferences preferences() {
    Preferences stored = memory.snapshot().preferences();
    List<String> shown = shown(ContextSection.PREFERENCES);
    return stored == null || shown.isEmpty() ? null : MemoryFields.only(stored, shown);
  }

  private @Nullable Profile profile() {
    Profile stored = memory.snapshot().profile();
    List<String> shown = shown(ContextSection.PROFILE);
    return stored == null || shown.isEmpty() ? null : MemoryFields.only(stored, shown);
  }

  private List<String> shown(ContextSection section) {
    return page.pieces(section).stream().map(Piece::id).toList();
  }
}
