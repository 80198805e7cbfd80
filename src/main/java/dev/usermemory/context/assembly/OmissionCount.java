package dev.usermemory.context.assembly;

import dev.usermemory.context.assembly.Receipt.Reason;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.rank.Ranking;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
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
    int room = page.roomFor(ContextSection.FACTS);
    for (Ranked<Fact> fact : ranking.facts()) {
      leftOut(fact, fact.item().text().length(), room);
    }
    int roomForEpisodes = page.roomFor(ContextSection.EPISODES);
    for (Ranked<Episode> episode : ranking.episodes()) {
      leftOut(episode, Integer.MAX_VALUE, roomForEpisodes);
    }
    notInTheRunning(nowMs);
    return omissions;
  }

  /**
   * @param chars of its text; one that is shorter than the room has tokens fits
   */
  private void leftOut(Ranked<?> ranked, int chars, int room) {
    if (decided.contains(ranked.item())) {
      return;
    }
    boolean low = ranked.score() < spec.minScore();
    boolean fits = room > 0 && (chars < room - 2 || cost(ranked.item(), room) <= room);
    omissions.add(low ? Reason.LOW_VALUE : fits ? Reason.BUDGET : Reason.TOO_LARGE, 1);
  }

  private int cost(Object item, int room) {
    return memory.lines(spec.format()).text(item).line().cost(counter, room);
  }

  private Reason reason(Piece piece) {
    if (piece.line().isEmpty()) {
      return Reason.LOW_VALUE;
    }
    int room = page.roomFor(piece.section());
    boolean fits = room > 0 && piece.line().cost(counter, room) <= room;
    return fits ? Reason.BUDGET : Reason.TOO_LARGE;
  }

  private void notInTheRunning(long nowMs) {
    ContextSnapshot snapshot = memory.snapshot();
    if (!spec.include().contains(ContextSection.FACTS)) {
      omissions.add(Reason.SECTION_NOT_REQUESTED, snapshot.facts().size());
    } else {
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
