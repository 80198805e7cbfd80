package dev.usermemory.context.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The English words that everyday words of other languages stand for. It lets the English thesaurus
 * serve any of these languages, and a question in one find a fact in another.
 */
public final class Dictionary {

  private static final Map<Language, Map<String, Set<String>>> ENGLISH = load();

  private Dictionary() {}

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
        Map<String, Set<String>> words =
            english.computeIfAbsent(language, any -> new HashMap<>());
        stems(language, row[i]).forEach(stem ->
            words.computeIfAbsent(stem, any -> new LinkedHashSet<>())
                .add(English.stem(row[0].strip())));
      }
    }
    return english;
  }

  /** Of words that are one; of a longer one in a script without spaces, the pairs. */
  private static Stream<String> stems(Language language, String words) {
    return Arrays.stream(words.split(","))
        .map(word -> Tokenizer.tokens(word.strip()))
        .map(tokens -> tokens.stream().map(Token::word).filter(word -> !language.isStopWord(word)))
        .map(Stream::toList)
        .flatMap(language.isUnspaced() ? Dictionary::longest : Dictionary::only)
        .flatMap(word -> language.stems(word).stream());
  }

  private static Stream<String> only(List<String> words) {
    return words.size() == 1 ? words.stream() : Stream.empty();
  }

  private static Stream<String> longest(List<String> words) {
    int most = words.stream().mapToInt(String::length).max().orElse(0);
    return words.stream().filter(word -> word.length() == most);
  }
}
