package dev.usermemory.context;

import dev.usermemory.context.pack.Packer;
import dev.usermemory.context.pack.Packing;
import dev.usermemory.context.pack.Wording;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.rank.RankingWeights;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses facts and episodes. They compete for the same tokens by their values, but an episode
 * costs as much as six facts and tells less of what is asked: episodes compete for a share of a
 * large budget only, and get what facts leave over.
 */
final class Selection {

  /** Room from which an episode can be worth its tokens; below, it costs recall of facts. */
  static final int ROOM_FOR_EPISODES = 800;

  /** What episodes may take of such a room while there are facts. */
  static final double EPISODE_SHARE = 0.2;

  private static final Packer PACKER = new Packer(RankingWeights.SESSION_DISCOUNT);

  private final Page page;
  private final MemoryLines lines;
  private final TokenCounter counter;
  private final List<Offer> taken = new ArrayList<>();
  private final List<Offer> omitted = new ArrayList<>();
  private final List<Offer> duplicates = new ArrayList<>();

  Selection(Page page, MemoryLines lines, TokenCounter counter) {
    this.page = page;
    this.lines = lines;
    this.counter = counter;
  }

  List<Offer> taken() {
    return taken;
  }

  /** Left out for want of room. */
  List<Offer> omitted() {
    return omitted;
  }

  /** Left out because a taken one says the same. */
  List<Offer> duplicates() {
    return duplicates;
  }

  /**
   * Takes from windows of the best facts, so that those far behind cost nothing unless there is
   * room for them: a window has four times as many as fit when facts have their usual length.
   */
  void run(List<Ranked<Fact>> facts, List<Ranked<Episode>> episodes) {
    int window = 32 + Math.max(0, page.left()) / 4;
    List<Offer> waiting = new ArrayList<>();
    List<Offer> competing = admit(episodes, facts.isEmpty() ? 1 : EPISODE_SHARE, waiting);
    for (int from = 0; from < facts.size() || !competing.isEmpty(); from += window) {
      int to = Math.min(facts.size(), from + window);
      if (page.left() < 1) {
        facts.subList(from, facts.size()).forEach(fact -> omitted.add(offer(fact)));
        break;
      }
      pack(merge(facts.subList(from, to).stream().map(this::offer).toList(), competing));
      competing = List.of();
    }
    waiting.forEach(this::addIfItFits);
  }

  /** The best episodes that share the room; the others go to {@code waiting}. */
  private List<Offer> admit(List<Ranked<Episode>> episodes, double share, List<Offer> waiting) {
    List<Offer> admitted = new ArrayList<>();
    int room = page.left() < ROOM_FOR_EPISODES && share < 1 ? 0 : (int) (page.left() * share);
    for (Ranked<Episode> episode : episodes) {
      Offer offer = offer(episode);
      int cost = offer.cost(room);
      if (cost <= room) {
        admitted.add(offer);
        room -= cost;
      } else {
        waiting.add(offer);
      }
    }
    return admitted;
  }

  private void pack(List<Offer> offers) {
    int headings = page.heading(ContextSection.FACTS) + page.heading(ContextSection.EPISODES);
    Packing<Offer> packing = PACKER.pack(offers, said(), page.left() - headings);
    packing.taken().forEach(this::addIfItFits);
    packing.left().forEach(this::addIfItFits);
    duplicates.addAll(packing.duplicates());
  }

  /** Pinned facts, and what was taken so far. */
  private List<Wording> said() {
    return page.pieces(ContextSection.FACTS).stream()
        .map(piece -> lines.text(piece.source()).wording())
        .toList();
  }

  private void addIfItFits(Offer offer) {
    boolean added = page.add(offer.piece(), page.left());
    (added ? taken : omitted).add(offer);
  }

  private Offer offer(Ranked<?> ranked) {
    return switch (ranked.item()) {
      case Fact fact -> offer(ContextSection.FACTS, ranked, fact.factId());
      case Episode episode -> offer(ContextSection.EPISODES, ranked, episode.episodeId());
      default -> throw new IllegalArgumentException("neither a fact nor an episode");
    };
  }

  private Offer offer(ContextSection section, Ranked<?> ranked, String id) {
    return new Offer(section, ranked, id, lines.text(ranked.item()), counter);
  }

  /** Both best first, and so is the result; the first list leads among equals. */
  private static List<Offer> merge(List<Offer> facts, List<Offer> episodes) {
    List<Offer> merged = new ArrayList<>(facts.size() + episodes.size());
    int f = 0;
    for (Offer episode : episodes) {
      while (f < facts.size() && facts.get(f).value() >= episode.value()) {
        merged.add(facts.get(f++));
      }
      merged.add(episode);
    }
    merged.addAll(facts.subList(f, facts.size()));
    return merged;
  }
}
