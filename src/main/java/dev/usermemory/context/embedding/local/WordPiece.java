package dev.usermemory.context.embedding.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits words into the longest pieces of a vocabulary, as BERT does. The work is bounded by the
 * text's length times the longest piece's.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al., BERT, 2018</a>
 */
final class WordPiece {

  /** A text may have this many pieces, its first and last included; what follows is not read. */
  static final int MAX_PIECES = 256;

  private static final int MAX_WORD = 100;
  private static final String INSIDE = "##";

  private final Map<String, Integer> vocabulary;
  private final BertWords words;
  private final int longest;
  private final int unknown;
  private final int first;
  private final int last;

  WordPiece(Map<String, Integer> vocabulary, boolean lowerCase) {
    this.vocabulary = Map.copyOf(vocabulary);
    words = new BertWords(lowerCase);
    longest = vocabulary.keySet().stream().mapToInt(String::length).max().orElse(0);
    unknown = id("[UNK]");
    first = id("[CLS]");
    last = id("[SEP]");
  }

  private int id(String piece) {
    Integer id = vocabulary.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("The vocabulary has no " + piece);
    }
    return id;
  }

  /** The ids of a text's pieces, between those that mark its beginning and its end. */
  long[] ids(String text) {
    List<Integer> ids = new ArrayList<>();
    ids.add(first);
    for (String word : words.of(text)) {
      if (ids.size() >= MAX_PIECES - 1) {
        break;
      }
      ids.addAll(pieces(word));
    }
    List<Integer> read = ids.subList(0, Math.min(ids.size(), MAX_PIECES - 1));
    read.add(last);
    return read.stream().mapToLong(Integer::longValue).toArray();
  }

  private List<Integer> pieces(String word) {
    if (word.codePointCount(0, word.length()) > MAX_WORD) {
      return List.of(unknown);
    }
    List<Integer> pieces = new ArrayList<>();
    for (int start = 0; start < word.length(); ) {
      int end = Math.min(word.length(), start + longest);
      Integer id = piece(word, start, end);
      while (id == null && --end > start) {
        id = piece(word, start, end);
      }
      if (id == null) {
        return List.of(unknown);
      }
      pieces.add(id);
      start = end;
    }
    return pieces;
  }

  private @Nullable Integer piece(String word, int start, int end) {
    String piece = word.substring(start, end);
    return vocabulary.get(start == 0 ? piece : INSIDE + piece);
  }
}
