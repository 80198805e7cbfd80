package dev.usermemory.context.text;

/**
 * Pairs of characters that are no word of a text without spaces, because one of them only joins
 * words: a Chinese function character, or a Japanese particle beside a Han character or Katakana.
 */
final class Particles {

  private static final String CHINESE = "的了吗呢吧我你他她它们这那么什是和很也都就与嗎們這麼還";

  private static final String JAPANESE = "をはがにのとでもへやか";

  private Particles() {}

  static boolean areInChinese(String pair) {
    return pair.chars().anyMatch(c -> CHINESE.indexOf(c) >= 0);
  }

  static boolean areInJapanese(String pair) {
    return pair.length() == 2
        && (isParticle(pair.charAt(0)) && !isHiragana(pair.charAt(1))
            || isParticle(pair.charAt(1)) && !isHiragana(pair.charAt(0)));
  }

  private static boolean isParticle(char c) {
    return JAPANESE.indexOf(c) >= 0;
  }

  private static boolean isHiragana(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA;
  }
}
