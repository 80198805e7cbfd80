package dev.usermemory.progress;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that people and models type: badges, medals and errors. Two are one when their normal forms
 * are equal, and the first spelling stays.
 */
public final class Labels {

  private static final Pattern SPACES = Pattern.compile("[\\t-\\r\\p{Zs}]+");

  private Labels() {}

  /** NFC, every run of spaces one space, and none around it. */
  public static String normalForm(String label) {
    String spaced =
        SPACES.matcher(Normalizer.normalize(label, Normalizer.Form.NFC)).replaceAll(" ");
    int start = spaced.startsWith(" ") ? 1 : 0;
    int end = spaced.endsWith(" ") ? spaced.length() - 1 : spaced.length();
    return start < end ? spaced.substring(start, end) : "";
  }

  /** Both, each name once, in the order and the spelling in which they came first. */
  static List<String> unite(List<String> first, List<String> second) {
    var united = new LinkedHashMap<String, String>();
    Stream.concat(first.stream(), second.stream())
        .forEach(label -> united.putIfAbsent(normalForm(label), label));
    return List.copyOf(united.values());
  }
}
