package dev.usermemory.context.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The parts of a text of which one may be the question: its sentences, and of a long one without an
 * end overlapping runs of words.
 */
final class Windows {

  /** Longer sentences are read as if their ends had been forgotten. */
  private static final int LONG = 18;

  private static final int WORDS = 12;
  private static final int STEP = WORDS / 2;

  /** Of more parts neighbours are joined, to bound the work. */
  static final int MOST = 16;

  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?;\u061F])\\s+|[\\r\\n]+|(?<=[\u3002\uFF01\uFF1F])");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern QUESTION_MARK = Pattern.compile("[?\uFF1F\u061F\u037E]");

  private Windows() {}

  /** In their order; none for a text of one part, which needs no taking apart. */
  static List<String> of(String text) {
    List<String> windows = new ArrayList<>();
    SENTENCE_END.splitAsStream(text.strip()).forEach(sentence -> addTo(windows, sentence));
    return windows.size() < 2 ? List.of() : joined(windows);
  }

  static boolean asks(String window) {
    return QUESTION_MARK.matcher(window).find();
  }

  private static void addTo(List<String> windows, String sentence) {
    List<String> words = Arrays.asList(SPACES.split(sentence.strip()));
    if (words.size() <= LONG) {
      windows.add(sentence);
      return;
    }
    for (int from = 0; from + STEP < words.size(); from += STEP) {
      int to = Math.min(words.size(), from + WORDS);
      windows.add(String.join(" ", words.subList(from, to)));
    }
  }

  private static List<String> joined(List<String> windows) {
    int together = Math.ceilDiv(windows.size(), MOST);
    List<String> joined = new ArrayList<>();
    for (int from = 0; from < windows.size(); from += together) {
      int to = Math.min(windows.size(), from + together);
      joined.add(String.join("\n", windows.subList(from, to)));
    }
    return joined;
  }
}
