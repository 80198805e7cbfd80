package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextSection;
import dev.usermemory.memory.fact.Fact;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Shows when old facts were last said, so that a model can tell what is current: always where a
 * newer fact may contradict one, and otherwise out of the tokens that nothing else wants.
 */
final class Ages {

  /** What was said since is taken as current anyway. */
  private static final long OLD_MS = TimeUnit.DAYS.toMillis(90);

  private Ages() {}

  /** A year and month such as {@code 2026-03}, in UTC. */
  static String monthOf(Fact fact) {
    return month(fact.lastReinforcedAtMs()).toString();
  }

  /** Whether a month tells a fact from one said now. */
  static boolean isOfAnotherMonth(Fact fact, long nowMs) {
    return fact.lastReinforcedAtMs() < nowMs
        && !month(fact.lastReinforcedAtMs()).equals(month(nowMs));
  }

  private static YearMonth month(long ms) {
    return YearMonth.from(Instant.ofEpochMilli(ms).atZone(ZoneOffset.UTC));
  }

  /** Dates the old facts of a page as long as that fits, best first; the stable prefix stays. */
  static void fill(Page page, MemoryLines lines, long nowMs) {
    List<Piece> pieces = page.pieces(ContextSection.FACTS);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.source() instanceof Fact fact
          && !fact.pinned()
          && !piece.excerpt()
          && fact.lastReinforcedAtMs() < nowMs - OLD_MS) {
        page.showAs(ContextSection.FACTS, i, lines.text(fact).dated(fact).line());
      }
    }
  }
}
