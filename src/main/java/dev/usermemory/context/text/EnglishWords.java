package dev.usermemory.context.text;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The English words of all lists beside this class: what is surely no slip of the fingers. */
public final class EnglishWords {

  private static final Set<String> WORDS =
      Stream.of("stop-words.txt", "irregular-forms.txt", "generic-words.txt", "related-words.txt")
          .flatMap(list -> Resource.lines(list).stream())
          .flatMap(line -> Arrays.stream(line.split("[^a-z]+")))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());

  private EnglishWords() {}

  public static Set<String> all() {
    return WORDS;
  }
}
