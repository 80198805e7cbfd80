package dev.usermemory.context.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The English words that everyday words of other languages stand for. It lets the English thesaurus
 * serve any of these languages, and a question in one find a fact in another.
 */
public final class Dictionary {

  private static final Map<Language, Map<String, Set<String>>> ENGLISH = load();

  /** In scripts without spaces a word of two characters is a token already. */
  private static final int PAIR = 2;

  private static final Set<String> LONGER = longer();

  private static final int LONGEST = LONGER.stream().mapToInt(String::length).max().orElse(0);

  private Dictionary() {}

  /** The words of more than two characters of scripts without spaces, as they stand in a text. */
  static List<String> longerWords(String text) {
    List<String> words = new ArrayList<>();
    for (int start = 0; start < text.length(); start++) {
      int longest = Math.min(text.length() - start, LONGEST);
      for (int length = longest; length > PAIR; length--) {
        String word = text.substring(start, start + length);
        if (LONGER.contains(word)) {
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
    return ENGLISH.getOrDefault(language, Map.of()).getOrDefault(stem, Set.of());
  }

  private static Map<Language, Map<String, Set<String>>> load() {
    Map<Language, Map<String, Set<String>>> english = new EnumMap<>(Language.class);
    List<String[]> rows =
        Resource.lines("everyday-words.txt").stream().map(line -> line.split("\\|")).toList();
    List<Language> languages =
        Arrays.stream(rows.getFirst()).skip(1).map(code -> Language.of(code.strip())).toList();
    for (String[] row : rows.subList(1, rows.size())) {
      for (int i = 1; i < row.length; i++) {
        Language language = languages.get(i - 1);
        Map<String, Set<String>> words = english.computeIfAbsent(language, any -> new HashMap<>());
        stems(language, row[i])
            .forEach(stem ->
                words
                    .computeIfAbsent(stem, any -> new LinkedHashSet<>())
                    .add(English.stem(row[0].strip())));
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

  private static Set<String> longer() {
    return Stream.of(Language.CHINESE, Language.JAPANESE)
        .flatMap(language -> ENGLISH.get(language).keySet().stream())
        .filter(word -> word.length() > PAIR)
        .collect(Collectors.toSet());
  }
}
