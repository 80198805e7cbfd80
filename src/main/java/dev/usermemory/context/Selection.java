package dev.usermemory.context;

import dev.usermemory.context.pack.Packer;
import dev.usermemory.context.pack.Packing;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.rank.Ranking;
import dev.usermemory.context.rank.RankingWeights;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses facts and episodes, which compete for the same tokens by their values, so that an episode
 * is taken only where it is worth more than the facts in its place.
 */
final class Selection {

  private static final Packer PACKER = new Packer(RankingWeights.SESSION_DISCOUNT);

  private final Page page;
  private final MemoryLines lines;
  private final dev.usermemory.context.tokens.TokenCounter counter;
  private final List<Offer> taken = new ArrayList<>();
  private final List<Offer> omitted = new ArrayList<>();
  private final List<Offer> duplicates = new ArrayList<>();

  Selection(Page page, MemoryLines lines, dev.usermemory.context.tokens.TokenCounter counter) {
    this.page = page;
    this.lines = lines;
    this.counter = counter;
  }

  List<Offer> taken() {
    return taken;
  }

  List<Offer> omitted() {
    return omitted;
  }

  List<Offer> duplicates() {
    return duplicates;
  }

  /**
   * Takes from windows of the best candidates, so that those far behind cost nothing unless there
   * is room for them: four times as many as fit when facts have their usual length.
   */
  void run(Ranking ranking, Set<ContextSection> sections) {
    int window = 32 + Math.max(0, page.left()) / 4;
    Iterator<Offer> offers = merged(ranking, sections);
    while (offers.hasNext() && page.left() > 0) {
      List<Offer> next = new ArrayList<>(window);
      while (offers.hasNext() && next.size() < window) {
        next.add(offers.next());
      }
      pack(next);
    }
    offers.forEachRemaining(omitted::add);
  }

  private void pack(List<Offer> offers) {
    int headings = 0;
    for (ContextSection section : List.of(ContextSection.FACTS, ContextSection.EPISODES)) {
      if (offers.stream().anyMatch(o -> o.section() == section)) {
        headings += page.heading(section);
      }
    }
    Packing<Offer> packing = PACKER.pack(offers, page.left() - headings);
    Set<Offer> chosen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    chosen.addAll(packing.taken());
    chosen.addAll(packing.duplicates());
    duplicates.addAll(packing.duplicates());
    for (Offer offer : packing.taken()) {
      page.add(piece(offer), page.left());
      taken.add(offer);
    }
    for (Offer offer : offers) {
      if (!chosen.contains(offer)) {
        if (page.add(piece(offer), page.left())) {
          taken.add(offer);
        } else {
          omitted.add(offer);
        }
      }
    }
  }

  private Piece piece(Offer offer) {
    return new Piece(offer.section(), offer.ranked().item(), offer.id(), offer.text().line());
  }

  /** Facts and episodes of the sections, best first; a fact before an episode of equal value. */
  private Iterator<Offer> merged(Ranking ranking, Set<ContextSection> sections) {
    var facts =
        sections.contains(ContextSection.FACTS)
            ? ranking.facts().iterator()
            : java.util.Collections.<Ranked<Fact>>emptyIterator();
    var episodes =
        sections.contains(ContextSection.EPISODES)
            ? ranking.episodes().iterator()
            : java.util.Collections.<Ranked<dev.usermemory.memory.episode.Episode>>emptyIterator();
    return new Iterator<>() {
      private @Nullable Offer fact = nextFact();
      private @Nullable Offer episode = nextEpisode();

      @Override
      public boolean hasNext() {
        return fact != null || episode != null;
      }

      @Override
      public Offer next() {
        Offer f = fact;
        Offer e = episode;
        if (f != null && (e == null || f.value() >= e.value())) {
          fact = nextFact();
          return f;
        }
        if (e == null) {
          throw new java.util.NoSuchElementException();
        }
        episode = nextEpisode();
        return e;
      }

      private @Nullable Offer nextFact() {
        while (facts.hasNext()) {
          Ranked<Fact> ranked = facts.next();
          if (!ranked.item().pinned()) {
            return new Offer(
                ContextSection.FACTS,
                ranked,
                ranked.item().factId(),
                lines.text(ranked.item()),
                counter);
          }
        }
        return null;
      }

      private @Nullable Offer nextEpisode() {
        if (!episodes.hasNext()) {
          return null;
        }
        var ranked = episodes.next();
        return new Offer(
            ContextSection.EPISODES,
            ranked,
            ranked.item().episodeId(),
            lines.text(ranked.item()),
            counter);
      }
    };
  }
}
