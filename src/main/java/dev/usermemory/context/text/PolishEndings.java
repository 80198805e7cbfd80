package dev.usermemory.context.text;

import java.util.List;

/** Polish words without the endings of cases, numbers and persons: a light stem. */
final class PolishEndings {

  /** Longer ones first; written without accents, as words are after folding. */
  private static final List<String> ENDINGS =
      List.of(
          "owalam", "owalem", "owania", "owanie", "iejszy", "owego", "owemu", "owych", "owymi",
          "ujemy", "owac", "alam", "alem", "ilam", "ilem", "ania", "anie", "enia", "enie", "iego",
          "iemu", "iach", "iami", "owie", "owej", "ymi", "imi", "ego", "emu", "ych", "ich", "ach",
          "ami", "owi", "uje", "uja", "ala", "alo", "ali", "ila", "ilo", "ili", "isz", "esz", "emy",
          "imy", "ow", "om", "em", "ie", "ia", "iu", "io", "ej", "ym", "im", "al", "il", "ac", "ic",
          "ec", "yc", "a", "e", "i", "o", "u", "y");

  private static final int LEAST_STEM = 3;

  private PolishEndings() {}

  static String without(String word) {
    for (String ending : ENDINGS) {
      if (word.length() >= ending.length() + LEAST_STEM && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
