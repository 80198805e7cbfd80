package dev.usermemory.context.assembly;

import dev.usermemory.context.rank.MemoryIndex;
import dev.usermemory.context.rank.Passages;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The whole sentences of a text that answer best, in their order, where {@code …} stands for what
 * is left out; without a question its first ones. For facts that are larger than a whole context.
 */
final class Excerpt {

  private static final String GAP = "\u2026";

  /** A sentence that answers less than this share of the best one is left out. */
  private static final double WORTH_ADDING = 0.5;

  /** What the sentences after the best one may fill; other facts have something to tell, too. */
  private static final double MOST = 0.5;

  private static final int MOST_TRIED = 16;

  private final List<String> sentences;
  private final double[] scores;
  private final ContextFormat format;
  private final TokenCounter counter;

  private Excerpt(
      List<String> sentences, double[] scores, ContextFormat format, TokenCounter counter) {
    this.sentences = sentences;
    this.scores = scores;
    this.format = format;
    this.counter = counter;
  }

  /** Null when not even one sentence of it fits the room, or there is only one. */
  static @Nullable ItemText of(
      String text,
      @Nullable String query,
      MemoryIndex index,
      ContextFormat format,
      TokenCounter counter,
      int room) {
    List<String> sentences = sentences(text);
    if (sentences.size() < 2) {
      return null;
    }
    double[] scores = Passages.scores(index, query, sentences);
    String excerpt = new Excerpt(sentences, scores, format, counter).within(room);
    return excerpt == null ? null : new ItemText(excerpt, format);
  }

  private static List<String> sentences(String text) {
    var sentences = new ArrayList<String>();
    text.lines()
        .forEach(line -> {
          BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
          breaks.setText(line);
          int start = 0;
          for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = line.substring(start, end).strip();
            if (!sentence.isEmpty()) {
              sentences.add(sentence);
            }
            start = end;
          }
        });
    return sentences;
  }

  private @Nullable String within(int room) {
    var chosen = new BitSet();
    var said = new HashSet<String>();
    @Nullable String excerpt = null;
    for (int i : candidates()) {
      int allowed = excerpt == null ? room : (int) (room * MOST);
      chosen.set(i);
      String longer = told(chosen);
      if (said.add(sentences.get(i)) && cost(longer, allowed) <= allowed) {
        excerpt = longer;
      } else {
        chosen.clear(i);
      }
    }
    return excerpt;
  }

  /** Positions of the sentences worth telling, the best first. */
  private int[] candidates() {
    double best = IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).max().orElse(0);
    return IntStream.range(0, scores.length)
        .filter(i -> scores[i] >= best * WORTH_ADDING)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .limit(MOST_TRIED)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int cost(String text, int ceiling) {
    Line line = Line.of(text, format);
    return line.isEmpty() ? Integer.MAX_VALUE : line.cost(counter, ceiling);
  }

  private String told(BitSet chosen) {
    var told = new StringBuilder();
    int next = 0;
    for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
      if (i > next) {
        told.append(GAP).append(' ');
      }
      told.append(sentences.get(i)).append(' ');
      next = i + 1;
    }
    return (next < sentences.size() ? told.append(GAP) : told).toString().strip();
  }
}
