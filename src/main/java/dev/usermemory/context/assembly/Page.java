package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Frame;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has been put into a context so far, and the tokens that are left of its budget. */
final class Page {

  private final TokenCounter counter;
  private final Frame frame;
  private final int budget;
  private final Map<ContextSection, List<Piece>> pieces = new EnumMap<>(ContextSection.class);
  private final Map<ContextSection, Integer> tokens = new EnumMap<>(ContextSection.class);
  private int left;

  Page(TokenCounter counter, Frame frame, int budget) {
    this.counter = counter;
    this.frame = frame;
    this.budget = budget;
    this.left = budget - frame.aroundAll(counter);
  }

  /** What further lines and headings may cost; below 0 when not even the frame fits. */
  int left() {
    return left;
  }

  /** Keeps tokens from being used; below 0 to give them back. */
  void spare(int tokens) {
    left -= tokens;
  }

  /** What a section's heading would cost now. */
  int heading(ContextSection section) {
    return pieces.containsKey(section) ? 0 : frame.around(section, counter);
  }

  /** What a line of this section could cost at most on an empty page. */
  int roomOnEmptyPage(ContextSection section) {
    return budget - frame.aroundAll(counter) - frame.around(section, counter);
  }

  /** What a further line of this section may cost; below 1 when there is no room for any. */
  int room(ContextSection section) {
    return left - heading(section);
  }

  /** Adds a line if there is something to show and it fits, with its heading, in {@code within}. */
  boolean add(Piece piece, int within) {
    int heading = heading(piece.section());
    int room = Math.min(within, left) - heading;
    Line line = piece.line();
    if (!line.fits(counter, room)) {
      return false;
    }
    int count = line.count(counter);
    left -= heading + count;
    pieces.computeIfAbsent(piece.section(), s -> new ArrayList<>()).add(piece);
    tokens.merge(piece.section(), count, Integer::sum);
    return true;
  }

  /** Shows a section's piece in another line if that fits. */
  void showAs(ContextSection section, int at, Line other) {
    List<Piece> shown = pieces.getOrDefault(section, List.of());
    Piece piece = shown.get(at);
    int before = piece.line().count(counter);
    if (other.fits(counter, left + before)) {
      int more = other.count(counter) - before;
      left -= more;
      tokens.merge(section, more, Integer::sum);
      shown.set(at, piece.with(other));
    }
  }

  List<Piece> pieces(ContextSection section) {
    return pieces.getOrDefault(section, List.of());
  }

  /** Tokens of the lines per section. */
  Map<ContextSection, Integer> tokens() {
    return tokens;
  }

  /** Tokens of everything. */
  int used() {
    return pieces.isEmpty() ? 0 : budget - left;
  }

  String render() {
    if (pieces.isEmpty()) {
      return "";
    }
    var text = new StringBuilder(5 * used()).append(frame.opening().text());
    pieces.forEach((section, lines) -> {
      text.append(frame.heading(section).text());
      lines.forEach(piece -> text.append(piece.line().text()));
      text.append(frame.ending(section).text());
    });
    return text.append(frame.closing().text()).toString();
  }
}
