package dev.usermemory.context.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The English words that everyday words of other languages stand for. It lets the English thesaurus
 * serve any of these languages, and a question in one find a fact in another.
 */
public final class Dictionary {

  private static final List<String[]> ROWS =
      Resource.lines("everyday-words.txt").stream().map(line -> line.split("\\|")).toList();

  /** By language and stem; a language is read when it is first asked for. */
  private static final Map<Language, Map<String, Set<String>>> ENGLISH = new ConcurrentHashMap<>();

  /** In scripts without spaces a word of two characters is a token already. */
  private static final int PAIR = 2;

  private Dictionary() {}

  /** The words of more than two characters of scripts without spaces, as they stand in a text. */
  static List<String> longerWords(String text) {
    List<String> words = new ArrayList<>();
    for (int start = 0; start < text.length(); start++) {
      int longest = Math.min(text.length() - start, Longer.LONGEST);
      for (int length = longest; length > PAIR; length--) {
        String word = text.substring(start, start + length);
        if (Longer.WORDS.contains(word)) {
          words.add(word);
          start += length - 1;
          break;
        }
      }
    }
    return words;
  }

  /** The stems of those English words; none for a word that is not in the dictionary. */
  public static Collection<String> english(Language language, String stem) {
    return words(language).getOrDefault(stem, Set.of());
  }

  private static Map<String, Set<String>> words(Language language) {
    return ENGLISH.computeIfAbsent(language, Dictionary::load);
  }

  private static Map<String, Set<String>> load(Language language) {
    int column =
        Arrays.stream(ROWS.getFirst()).map(String::strip).toList().indexOf(language.code());
    Map<String, Set<String>> english = new HashMap<>();
    for (String[] row : column > 0 ? ROWS.subList(1, ROWS.size()) : List.<String[]>of()) {
      if (column < row.length) {
        String meaning = English.stem(row[0].strip());
        stems(language, row[column])
            .forEach(
                stem -> english.computeIfAbsent(stem, any -> new LinkedHashSet<>()).add(meaning));
      }
    }
    return english;
  }

  private static Stream<String> stems(Language language, String words) {
    return Arrays.stream(words.split(","))
        .map(String::strip)
        .flatMap(word -> language.isUnspaced() ? Stream.of(Folding.of(word)) : only(language, word))
        .flatMap(word -> language.stems(word).stream());
  }

  /** A word that is one, but for function words beside it. */
  private static Stream<String> only(Language language, String word) {
    List<String> words =
        Tokenizer.tokens(word).stream()
            .map(Token::word)
            .filter(part -> !language.isStopWord(part))
            .toList();
    return words.size() == 1 ? words.stream() : Stream.empty();
  }

  /** Of Chinese and Japanese; read when there is a text that may hold them. */
  private static final class Longer {

    static final Set<String> WORDS =
        Stream.of(Language.CHINESE, Language.JAPANESE)
            .flatMap(language -> words(language).keySet().stream())
            .filter(word -> word.length() > PAIR)
            .collect(Collectors.toSet());

    static final int LONGEST = WORDS.stream().mapToInt(String::length).max().orElse(0);
  }
}
