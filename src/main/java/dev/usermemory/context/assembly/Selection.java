package dev.usermemory.context.assembly;

import dev.usermemory.context.pack.Packer;
import dev.usermemory.context.pack.Packing;
import dev.usermemory.context.pack.Wording;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.rank.RankedItems;
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

  /** So many facts outside the window are tried, and more only while there is much room left. */
  private static final int MORE_TO_TRY = 500;

  private static final double MUCH_ROOM = 1 / 16.0;

  private static final Packer PACKER = new Packer(RankingWeights.SESSION_DISCOUNT);

  /** More long texts than this are not read for a few sentences each. */
  private static final int MOST_EXCERPTS = 3;

  private final Page page;
  private final PreparedMemory memory;
  private final ContextSpec spec;
  private final MemoryLines lines;
  private final TokenCounter counter;
  private final long nowMs;
  private final List<Wording> said = new ArrayList<>();
  private final List<Offer> duplicates = new ArrayList<>();

  Selection(Page page, PreparedMemory memory, ContextSpec spec, TokenCounter counter, long nowMs) {
    this.page = page;
    this.memory = memory;
    this.spec = spec;
    this.lines = memory.lines(spec.format());
    this.counter = counter;
    this.nowMs = nowMs;
  }

  /** Left out because a taken one says the same. */
  List<Offer> duplicates() {
    return duplicates;
  }

  /**
   * Packs the best facts, twice as many or more as fit when they have their usual length, and then
   * takes in their order what still fits of the others.
   */
  void run(RankedItems<Fact> facts, RankedItems<Episode> episodes) {
    for (Piece pinned : page.pieces(ContextSection.FACTS)) {
      said.add(lines.text(pinned.source()).wording());
    }
    int room = Math.max(0, page.left());
    int window = Math.min(facts.size(), 32 + room / 8);
    List<Offer> waiting = new ArrayList<>();
    List<Offer> competing = admit(episodes, facts.isEmpty() ? 1 : EPISODE_SHARE, waiting);
    pack(merge(best(facts, window), competing));
    addOthers(facts, window, (int) (room * MUCH_ROOM));
    waiting.forEach(this::addUnlessSaid);
  }

  /** Those too large for the room are offered without their age, or by their best sentences. */
  private List<Offer> best(RankedItems<Fact> facts, int window) {
    List<Offer> best = new ArrayList<>(window);
    int room = page.room(ContextSection.FACTS);
    int excerpts = 0;
    for (int rank = 0; rank < window; rank++) {
      Ranked<Fact> fact = facts.get(rank);
      Offer offer = offer(fact, room);
      if (room > 0 && offer.cost(room) > room) {
        offer = offer.shown(lines.text(fact.item()), false);
        if (offer.cost(room) > room && excerpts++ < MOST_EXCERPTS) {
          offer = excerpt(offer, fact.item(), room);
        }
      }
      best.add(offer);
    }
    return best;
  }

  private Offer excerpt(Offer offer, Fact fact, int room) {
    ItemText text =
        Excerpt.of(fact.text(), spec.query(), memory.index(), spec.format(), counter, room);
    return text == null ? offer : offer.shown(text, true);
  }

  /** The best episodes that share the room; the others go to {@code waiting}. */
  private List<Offer> admit(RankedItems<Episode> episodes, double share, List<Offer> waiting) {
    List<Offer> admitted = new ArrayList<>();
    int room = page.left() < ROOM_FOR_EPISODES && share < 1 ? 0 : (int) (page.left() * share);
    for (Ranked<Episode> episode : episodes) {
      Offer offer = offerEpisode(episode, room);
      int cost = room < 1 ? 1 : offer.cost(room);
      (cost <= room ? admitted : waiting).add(offer);
      room -= cost <= room ? cost : 0;
    }
    return admitted;
  }

  private void pack(List<Offer> offers) {
    int headings = page.heading(ContextSection.FACTS) + page.heading(ContextSection.EPISODES);
    Packing<Offer> packing = PACKER.pack(offers, said, page.left() - headings);
    packing.taken().forEach(this::add);
    packing.left().forEach(this::addUnlessSaid);
    duplicates.addAll(packing.duplicates());
  }

  private void addOthers(RankedItems<Fact> facts, int from, int muchRoom) {
    int tried = 0;
    for (int rank = from; rank < facts.size(); rank++) {
      if (page.left() < 1 || tried++ > MORE_TO_TRY && page.left() <= muchRoom) {
        return;
      }
      int room = page.room(ContextSection.FACTS);
      if (lines.fitsFact(facts.position(rank), nowMs, counter, room)) {
        addUnlessSaid(offer(facts.get(rank), room));
      }
    }
  }

  private void addUnlessSaid(Offer offer) {
    if (offer.fits(page.room(offer.section()))) {
      if (isSaid(offer.wording())) {
        duplicates.add(offer);
      } else {
        add(offer);
      }
    }
  }

  private boolean isSaid(Wording wording) {
    for (Wording other : said) {
      if (other.says(wording)) {
        return true;
      }
    }
    return false;
  }

  private void add(Offer offer) {
    if (page.add(offer.piece(), page.left())) {
      said.add(offer.wording());
    }
  }

  /**
   * @param room up to which it has to be known what the fact costs
   */
  private Offer offer(Ranked<Fact> fact, int room) {
    int cost = room < 1 ? 0 : lines.costOfFact(fact.position(), nowMs, counter, room);
    ItemText text = lines.fact(fact.position(), nowMs);
    return offer(ContextSection.FACTS, fact, text, cost <= room ? cost : 0);
  }

  private Offer offerEpisode(Ranked<Episode> episode, int room) {
    int cost = room < 1 ? 0 : lines.costOfEpisode(episode.position(), counter, room);
    ItemText text = lines.episode(episode.position());
    return offer(ContextSection.EPISODES, episode, text, cost <= room ? cost : 0);
  }

  private Offer offer(ContextSection section, Ranked<?> ranked, ItemText text, int known) {
    return new Offer(section, ranked, text, known, false, counter);
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
