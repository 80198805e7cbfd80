package dev.usermemory.context.assembly;

import dev.usermemory.context.assembly.Receipt.Reason;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.rank.Ranking;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Counts what was left out of a context as {@link ReceiptWriter} lists it, for every context: no
 * line is made and tokenised for it but of items that may be larger than the budget.
 */
final class OmissionCount {

  private final TokenCounter counter;
  private final PreparedMemory memory;
  private final ContextSpec spec;
  private final Page page;
  private final Omissions omissions = new Omissions();

  OmissionCount(TokenCounter counter, PreparedMemory memory, ContextSpec spec, Page page) {
    this.counter = counter;
    this.memory = memory;
    this.spec = spec;
    this.page = page;
  }

  /**
   * @param beyond of the stable prefix what did not fit
   */
  Omissions of(Ranking ranking, Selection selection, List<Piece> beyond, long nowMs) {
    omissions.add(Reason.NEAR_DUPLICATE, selection.duplicates().size());
    beyond.forEach(piece -> omissions.add(reason(piece), 1));
    factsLeftOut(ranking, decided(ContextSection.FACTS, selection, beyond));
    episodesLeftOut(ranking, decided(ContextSection.EPISODES, selection, beyond));
    notInTheRunning(ranking, nowMs);
    return omissions;
  }

  /** Of a section what is shown, and what is left out for other reasons; each once. */
  private List<Object> decided(ContextSection section, Selection selection, List<Piece> beyond) {
    List<Object> decided = new ArrayList<>();
    page.pieces(section).forEach(piece -> decided.add(piece.source()));
    for (Offer duplicate : selection.duplicates()) {
      if (duplicate.section() == section) {
        decided.add(duplicate.ranked().item());
      }
    }
    for (Piece piece : beyond) {
      if (piece.section() == section) {
        decided.add(piece.source());
      }
    }
    return decided;
  }

  /** Of usual memories every fact would fit, which is known without looking at any. */
  private void factsLeftOut(Ranking ranking, List<Object> decided) {
    int room = page.roomOnEmptyPage(ContextSection.FACTS);
    if (ranking.tied() && spec.minScore() == 0 && memory.mostTokensOfFact() <= room) {
      omissions.add(Reason.BUDGET, ranking.facts().size() - decided.size());
      return;
    }
    Set<Object> known = byIdentity(decided);
    for (Ranked<Fact> fact : ranking.facts()) {
      if (!known.contains(fact.item())) {
        omissions.add(isLow(ranking, fact) ? Reason.LOW_VALUE : reason(fact.item(), room), 1);
      }
    }
  }

  private void episodesLeftOut(Ranking ranking, List<Object> decided) {
    int room = page.roomOnEmptyPage(ContextSection.EPISODES);
    Set<Object> known = byIdentity(decided);
    for (Ranked<Episode> episode : ranking.episodes()) {
      if (!known.contains(episode.item())) {
        omissions.add(isLow(ranking, episode) ? Reason.LOW_VALUE : reason(episode, room), 1);
      }
    }
  }

  private static Set<Object> byIdentity(List<Object> items) {
    Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.addAll(items);
    return set;
  }

  private boolean isLow(Ranking ranking, Ranked<?> ranked) {
    return !ranking.tied() || ranked.score() < spec.minScore();
  }

  private Reason reason(Fact fact, int room) {
    return MostTokens.of(fact.text()) <= room
        ? Reason.BUDGET
        : reason(memory.lines(spec.format()).text(fact).line(), room);
  }

  private Reason reason(Ranked<Episode> episode, int room) {
    MemoryLines lines = memory.lines(spec.format());
    return lines.fitsEpisode(episode.position(), counter, room)
        ? Reason.BUDGET
        : reason(lines.episode(episode.position()).line(), room);
  }

  private Reason reason(Piece piece) {
    return reason(piece.line(), page.roomOnEmptyPage(piece.section()));
  }

  private Reason reason(Line line, int room) {
    if (line.isEmpty()) {
      return Reason.LOW_VALUE;
    }
    return line.fits(counter, room) ? Reason.BUDGET : Reason.TOO_LARGE;
  }

  private void notInTheRunning(Ranking ranking, long nowMs) {
    ContextSnapshot snapshot = memory.snapshot();
    if (!spec.include().contains(ContextSection.FACTS)) {
      omissions.add(Reason.SECTION_NOT_REQUESTED, snapshot.facts().size());
    } else if (ranking.facts().size() < snapshot.facts().size()) {
      for (Fact fact : snapshot.facts()) {
        if (!fact.isCurrent(nowMs)) {
          omissions.add(fact.isLive(nowMs) ? Reason.SUPERSEDED : Reason.EXPIRED, 1);
        }
      }
    }
    if (!spec.include().contains(ContextSection.EPISODES)) {
      omissions.add(Reason.SECTION_NOT_REQUESTED, snapshot.episodes().size());
    } else if (ranking.episodes().size() < snapshot.episodes().size()) {
      for (Episode episode : snapshot.episodes()) {
        omissions.add(Reason.EXPIRED, episode.isLive(nowMs) ? 0 : 1);
      }
    }
    if (spec.include().size() < ContextSection.values().length) {
      for (Piece piece : memory.lines(spec.format()).stable()) {
        boolean wanted =
            piece.section() == ContextSection.FACTS || spec.include().contains(piece.section());
        omissions.add(Reason.SECTION_NOT_REQUESTED, wanted ? 0 : 1);
      }
    }
  }
}
