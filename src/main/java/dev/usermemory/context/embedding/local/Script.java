package dev.usermemory.context.embedding.local;

/** What a text is written in for the most part, as far as a model depends on it. */
enum Script {
  LATIN,
  HAN,
  OTHER;

  /** An ideograph says as much as some letters do. */
  private static final int LETTERS_PER_IDEOGRAPH = 3;

  static Script of(String text) {
    int[] letters = new int[values().length];
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> {
          Script script = of(c);
          letters[script.ordinal()] += script == HAN ? LETTERS_PER_IDEOGRAPH : 1;
        });
    Script most = OTHER;
    for (Script script : values()) {
      most = letters[script.ordinal()] > letters[most.ordinal()] ? script : most;
    }
    return most;
  }

  private static Script of(int letter) {
    return switch (Character.UnicodeScript.of(letter)) {
      case LATIN -> LATIN;
      case HAN -> HAN;
      default -> OTHER;
    };
  }
}
