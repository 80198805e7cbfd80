package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextSection;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses what every prompt begins with: profile, preferences, goals and pinned facts. It looks at
 * nothing but those and its budget, so that the prefix stays the same, byte for byte, from one
 * query to the next.
 */
final class StablePrefix {

  /** What the prefix may take of the whole when there are other facts or episodes to tell. */
  static final double SHARE = 0.5;

  private StablePrefix() {}

  /**
   * Adds pieces to the page: first of each section what fits in its share, which is thereby its
   * minimum, then whatever still fits in the budget.
   *
   * @param pieces by section, the most wanted first
   * @return those left out
   */
  static List<Piece> fill(Page page, List<Piece> pieces, int budget) {
    int end = page.left() - budget;
    int shares = 0;
    for (int i = 0; i < pieces.size(); i++) {
      shares += isFirstOfSection(pieces, i) ? share(pieces.get(i).section()) : 0;
    }
    List<Piece> beyondShare = new ArrayList<>();
    int endOfSection = page.left();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (isFirstOfSection(pieces, i)) {
        endOfSection = page.left() - budget * share(piece.section()) / shares;
      }
      if (!page.add(piece, page.left() - endOfSection)) {
        beyondShare.add(piece);
      }
    }
    beyondShare.removeIf(piece -> page.add(piece, page.left() - end));
    return beyondShare;
  }

  private static boolean isFirstOfSection(List<Piece> pieces, int i) {
    return i == 0 || pieces.get(i).section() != pieces.get(i - 1).section();
  }

  /** In percent of the prefix; sections that have nothing to tell leave theirs to the others. */
  private static int share(ContextSection section) {
    return switch (section) {
      case PROFILE -> 20;
      case PREFERENCES, GOALS -> 25;
      case FACTS -> 30;
      case EPISODES -> 0;
    };
  }
}
