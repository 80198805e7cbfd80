package dev.usermemory.kernel;

import java.util.Comparator;

/**
 * What is wrong with one field.
 *
 * @param field path in the body such as {@code facts[2].kind}, or the name of a parameter or header
 * @param message says what is expected; never repeats the value
 */
public record Violation(String field, String message) implements Comparable<Violation> {

  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::field).thenComparing(Violation::message);

  @Override
  public int compareTo(Violation other) {
    return ORDER.compare(this, other);
  }
}
