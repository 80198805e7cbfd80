package dev.usermemory.context.assembly;

import dev.usermemory.context.assembly.Receipt.Reason;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.rank.Ranking;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final Set<Object> decided = Collections.newSetFromMap(new IdentityHashMap<>());

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
    page.pieces(ContextSection.FACTS).forEach(piece -> decided.add(piece.source()));
    page.pieces(ContextSection.EPISODES).forEach(piece -> decided.add(piece.source()));
    for (Offer duplicate : selection.duplicates()) {
      decided.add(duplicate.ranked().item());
      omissions.add(Reason.NEAR_DUPLICATE, 1);
    }
    for (Piece piece : beyond) {
      decided.add(piece.source());
      omissions.add(reason(piece), 1);
    }
    factsLeftOut(ranking, page.roomFor(ContextSection.FACTS));
    int roomForEpisodes = page.roomFor(ContextSection.EPISODES);
    for (Ranked<Episode> episode : ranking.episodes()) {
      leftOut(ranking, episode, null, roomForEpisodes);
    }
    notInTheRunning(ranking, nowMs);
    return omissions;
  }

  /** Of usual memories every fact would fit, which is known without looking at any. */
  private void factsLeftOut(Ranking ranking, int room) {
    if (ranking.tied() && spec.minScore() == 0 && memory.mostTokensOfFact() <= room) {
      omissions.add(Reason.BUDGET, ranking.facts().size() - decidedFacts());
      return;
    }
    for (Ranked<Fact> fact : ranking.facts()) {
      leftOut(ranking, fact, fact.item().text(), room);
    }
  }

  private int decidedFacts() {
    int facts = 0;
    for (Object item : decided) {
      facts += item instanceof Fact ? 1 : 0;
    }
    return facts;
  }

  /**
   * @param text of which it is the whole line; null when the line tells more
   */
  private void leftOut(Ranking ranking, Ranked<?> ranked, @Nullable String text, int room) {
    if (decided.contains(ranked.item())) {
      return;
    }
    if (!ranking.tied() || ranked.score() < spec.minScore()) {
      omissions.add(Reason.LOW_VALUE, 1);
    } else if (text != null && MostTokens.of(text) <= room) {
      omissions.add(Reason.BUDGET, 1);
    } else {
      omissions.add(reason(memory.lines(spec.format()).text(ranked.item()).line(), room), 1);
    }
  }

  private Reason reason(Piece piece) {
    return reason(piece.line(), page.roomFor(piece.section()));
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
    } else {
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
