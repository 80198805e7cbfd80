package dev.usermemory.context.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text apart where a point, an exclamation or a question mark is followed by a space, at
 * line feeds, and behind the full stops of East Asia. A loop, because a pattern that looks behind
 * at every character takes as long as all that is done with the sentences.
 */
public final class Sentences {

  private Sentences() {}

  /** With their marks, in their order; none is empty. */
  public static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean spaced = i + 1 < text.length() && isSpace(text.charAt(i + 1));
      if (c == '\u3002' || spaced && (c == '.' || c == '!' || c == '?')) {
        add(sentences, text, start, i + 1);
        start = i + 1;
      } else if (c == '\n') {
        add(sentences, text, start, i);
        start = i + 1;
      }
    }
    add(sentences, text, start, text.length());
    return sentences;
  }

  private static void add(List<String> sentences, String text, int start, int end) {
    int from = start;
    while (from < end && isSpace(text.charAt(from))) {
      from++;
    }
    if (from < end) {
      sentences.add(text.substring(from, end));
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }
}
