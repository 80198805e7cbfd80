package dev.usermemory.context.render;

import dev.usermemory.context.tokens.TokenBounds;
import dev.usermemory.context.tokens.TokenCounter;

/**
 * One item as it is rendered: a space, its text, a line feed; empty when nothing of the text can be
 * shown. The leading space marks it as an item (structure begins in the first column) and saves
 * tokens, since most words are one token only after a space: 16.7 against 17.1 a fact on LoCoMo,
 * and 17.7 with a bullet.
 *
 * <p>Lines add up: the tokens of a text made of such lines and of structural lines are the sum of
 * theirs. The encodings split at every boundary between a line feed and a space that is followed by
 * something else than white space, as they do between a line feed and a {@code #}, {@code <} or
 * letter; only a {@code /} or white space would be drawn into the piece that holds the line feed.
 *
 * <p>Counts are kept, so that a line is tokenised once. Racing threads compute the same value.
 */
public final class Line {

  private static final int UNKNOWN = -1;

  private final String text;
  private final boolean empty;
  private int cost = UNKNOWN;
  private int count = UNKNOWN;
  private int least = UNKNOWN;

  private Line(String text) {
    this.text = text;
    this.empty = text.isEmpty();
  }

  /** Folds and escapes a text for a format. */
  public static Line of(String text, ContextFormat format) {
    String escaped = Escaping.escape(OneLine.of(text), format);
    return new Line(escaped.isEmpty() ? "" : " " + escaped + "\n");
  }

  /** A line of the frame, which must not begin with a space or a slash. */
  static Line structural(String text) {
    return new Line(text);
  }

  public String text() {
    return text;
  }

  public boolean isEmpty() {
    return empty;
  }

  /** The exact number of tokens. */
  public int count(TokenCounter counter) {
    if (count == UNKNOWN) {
      count = isEmpty() ? 0 : counter.count(text);
    }
    return count;
  }

  /**
   * What to plan with: the exact number of tokens, or more for a text that is slow to tokenise. A
   * line that surely has more than {@code ceiling} tokens is not tokenised; the answer is then some
   * number above {@code ceiling}.
   */
  public int cost(TokenCounter counter, int ceiling) {
    if (cost != UNKNOWN) {
      return cost;
    }
    if (text.length() > ceiling && least() > ceiling) {
      return least();
    }
    cost = TokenBounds.isSlowToCount(text) ? TokenBounds.atMost(text) : count(counter);
    return cost;
  }

  /**
   * Whether there is something to show that takes at most so many tokens. A text that does in any
   * case, since it has no more bytes, is not tokenised.
   */
  public boolean fits(TokenCounter counter, int room) {
    if (isEmpty() || room < 1) {
      return false;
    }
    boolean surely = cost == UNKNOWN && text.length() <= room && TokenBounds.atMost(text) <= room;
    return surely || cost(counter, room) <= room;
  }

  private int least() {
    if (least == UNKNOWN) {
      least = TokenBounds.atLeast(text);
    }
    return least;
  }
}
