package dev.usermemory.assessment;

import dev.usermemory.memory.fact.FactIds;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognises what a failing assessor writes where feedback should be, such as “Please try again
 * later”. A text is a notice when one of its clauses is one, or when it ends with one: “Try again
 * later with a slower pace” is a coach's advice.
 */
final class Notices {

  static final List<String> DEFAULTS =
      List.of(
          "try again later",
          "try again",
          "try again in a few minutes",
          "try again in a moment",
          "assessment failed",
          "assessment error",
          "assessment could not be completed",
          "assessment is not available",
          "evaluation failed",
          "assessment is disabled",
          "assessment disabled",
          "assessment unavailable",
          "no assessment available",
          "no feedback available",
          "could not be assessed",
          "could not be evaluated",
          "unable to assess",
          "unable to assess this skill",
          "unable to process your request",
          "unable to generate feedback",
          "could not generate feedback",
          "failed to generate feedback",
          "temporarily unavailable",
          "currently unavailable",
          "service unavailable",
          "an error occurred",
          "an unexpected error occurred",
          "an internal error occurred",
          "internal error",
          "internal server error",
          "something went wrong",
          "request timed out",
          "the model is overloaded",
          "rate limit exceeded",
          "quota exceeded",
          "too many requests");

  private static final Pattern CLAUSES = Pattern.compile("[.,;:!?–—\\n]+");
  private static final Pattern POLITE =
      Pattern.compile("\\b(?:please|sorry|at this time|at the moment|right now)\\b");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Words after which the same words are spoken about: “say what you do when …”. */
  private static final Set<String> ABOUT =
      Set.of(
          "when", "if", "why", "how", "what", "that", "where", "because", "after", "never", "not");

  private final Set<String> notices;

  /** Those of several words, as they end a text that begins with something else. */
  private final List<String> endings;

  Notices(List<String> notices) {
    this.notices =
        notices.stream()
            .map(Notices::plain)
            .filter(notice -> !notice.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    this.endings =
        this.notices.stream()
            .filter(notice -> notice.contains(" "))
            .map(notice -> " " + notice)
            .toList();
  }

  boolean isNotice(String text) {
    String normal = FactIds.normalise(text).replace('’', '\'');
    return Arrays.stream(CLAUSES.split(normal)).map(Notices::plain).anyMatch(notices::contains)
        || endsWithNotice(plain(normal));
  }

  private boolean endsWithNotice(String text) {
    return endings.stream()
        .filter(text::endsWith)
        .map(ending -> text.substring(0, text.length() - ending.length()))
        .anyMatch(before -> !ABOUT.contains(before.substring(before.lastIndexOf(' ') + 1)));
  }

  private static String plain(String text) {
    String bare = POLITE.matcher(FactIds.normalise(text)).replaceAll(" ");
    return SPACES.matcher(bare).replaceAll(" ").strip();
  }
}
