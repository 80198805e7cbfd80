package dev.usermemory.evaluation;

import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What may happen to a question on its way from a person's mind into a chat. */
enum Disturbance implements UnaryOperator<String> {
  CLEAN {
    @Override
    String disturbed(String question, Random random) {
      return question;
    }
  },
  TYPOS_15 {
    @Override
    String disturbed(String question, Random random) {
      return Typos.in(question, 0.15, random);
    }
  },
  TYPOS_30 {
    @Override
    String disturbed(String question, Random random) {
      return Typos.in(question, 0.3, random);
    }
  },
  CHAT {
    @Override
    String disturbed(String question, Random random) {
      return Chatter.around(question, 40, random);
    }
  },
  LOWER_CASE {
    @Override
    String disturbed(String question, Random random) {
      String plain = question.toLowerCase(Locale.ROOT).replaceAll("\\p{Punct}|\u2019", "");
      return Typos.in(plain, 0.1, random);
    }
  };

  /** As it is written on a command line, such as {@code typos-30}. */
  static Disturbance named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The same question is always disturbed in the same way. */
  @Override
  public String apply(String question) {
    return disturbed(question, new Random(31L * ordinal() + question.hashCode()));
  }

  abstract String disturbed(String question, Random random);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
