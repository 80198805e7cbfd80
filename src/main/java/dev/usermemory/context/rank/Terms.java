package dev.usermemory.context.rank;

import dev.usermemory.context.text.Language;
import dev.usermemory.context.text.LanguageGuess;
import dev.usermemory.context.text.Token;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that say something, as terms, which get their ids as texts are read. */
final class Terms {

  final Map<String, Integer> vocabulary = new HashMap<>();

  /** Of texts in other languages than English. */
  final BitSet foreign = new BitSet();

  /** Of all texts. */
  final Set<Language> languages = EnumSet.noneOf(Language.class);

  /** Of most facts. */
  final Language language;

  private final People people;
  private final Map<Language, Map<String, int[]>> known = new EnumMap<>(Language.class);
  private int[] ids = new int[64];

  /**
   * @param people whose names are no terms
   */
  Terms(Language language, People people) {
    this.language = language;
    this.people = people;
  }

  /** With those of further texts; these stay. */
  Terms(Terms others) {
    this(others.language, others.people);
    vocabulary.putAll(others.vocabulary);
    others.known.forEach((spoken, words) -> known.put(spoken, new HashMap<>(words)));
  }

  /** The terms of a text, ascending. */
  Bag of(List<Token> text) {
    Language spoken = LanguageGuess.of(text, language);
    languages.add(spoken);
    Map<String, int[]> words = known.computeIfAbsent(spoken, any -> new HashMap<>());
    int size = 0;
    for (Token token : text) {
      if (spoken.isStated(token) && !people.contains(token.word())) {
        for (int id : words.computeIfAbsent(token.word(), word -> idsOf(word, spoken))) {
          if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
          }
          ids[size++] = id;
        }
      }
    }
    return size == 0 ? Bag.EMPTY : Bag.of(Arrays.copyOf(ids, size));
  }

  private int[] idsOf(String word, Language spoken) {
    List<String> stems = spoken.stems(word);
    var found = new int[stems.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = vocabulary.computeIfAbsent(stems.get(i), any -> vocabulary.size());
      if (spoken != Language.ENGLISH) {
        foreign.set(found[i]);
      }
    }
    return found;
  }

  /** About what it takes, in bytes, beyond the vocabulary's own texts. */
  long bytes() {
    long bytes = 60L * vocabulary.size();
    for (Map<String, int[]> words : known.values()) {
      bytes += 150L * words.size();
    }
    return bytes;
  }

  /** All words that say something, and the people. */
  Set<String> words() {
    var words = new HashSet<>(people.names());
    known.values().forEach(some -> words.addAll(some.keySet()));
    return words;
  }
}
