package dev.usermemory.context.text;

/**
 * Which characters of a script without spaces may be a word by themselves: every Chinese character
 * but those that only join others, and a Kana that stands alone between other scripts or before a
 * particle.
 */
final class OneCharacterWords {

  private static final String FUNCTION_WORDS =
      "的了是我你他她它们們在有不没沒这這那一个個么麼什吗嗎呢和也都就很与與及或把被从從到对對为為以于於上下中" + "着著过過会會能要可得地之而且但吧啊哪谁誰何无無非别別";

  private static final String PARTICLES = "のはがをにでともへやかねよぞわさしてただなるれらりすいう";

  private static final String PARTICLES_AFTER_A_NOUN = "のはがをにもと";

  private OneCharacterWords() {}

  /** Whether the character at {@code i} of a run may be a word. */
  static boolean isOne(int[] run, int i) {
    int c = run[i];
    return switch (Character.UnicodeScript.of(c)) {
      case HAN -> FUNCTION_WORDS.indexOf(c) < 0;
      case HIRAGANA, KATAKANA -> PARTICLES.indexOf(c) < 0 && !isKana(run, i - 1) && endsAt(run, i);
      default -> false;
    };
  }

  private static boolean endsAt(int[] run, int i) {
    return !isKana(run, i + 1) || PARTICLES_AFTER_A_NOUN.indexOf(run[i + 1]) >= 0;
  }

  private static boolean isKana(int[] run, int i) {
    if (i < 0 || i >= run.length) {
      return false;
    }
    return switch (Character.UnicodeScript.of(run[i])) {
      case HIRAGANA, KATAKANA -> true;
      default -> run[i] == 0x30FC;
    };
  }
}
