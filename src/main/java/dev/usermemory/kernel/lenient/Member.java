package dev.usermemory.kernel.lenient;

import dev.usermemory.kernel.validation.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place in a JSON body that knows its path. What is asked of it and not there is null, and so is
 * what is there but wrong, which leaves a {@link Warning}. An absent member and null are the same.
 */
public final class Member {

  private final JsonNode node;
  private final String path;
  private final Warnings warnings;

  private Member(JsonNode node, String path, Warnings warnings) {
    this.node = node;
    this.path = path;
    this.warnings = warnings;
  }

  /** The body itself, whose members have their bare names as paths. */
  public static Member root(JsonNode body, Warnings warnings) {
    return new Member(body, "", warnings);
  }

  public Member member(String name) {
    return new Member(node.path(name), path.isEmpty() ? name : path + "." + name, warnings);
  }

  public String path() {
    return path;
  }

  public JsonNode node() {
    return node;
  }

  public boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  public void warn(String reason) {
    warnings.add(path, reason);
  }

  /** About something that was found below. */
  public void warn(Found found, String reason) {
    warnings.add(found.path(), reason);
  }

  /** This place, if an object is there. */
  public @Nullable Member object() {
    return node.isObject() ? this : refuse("is not an object; left out");
  }

  public @Nullable Boolean flag() {
    return node.isBoolean() ? node.booleanValue() : refuse("is neither true nor false; left out");
  }

  /** A finite number within both bounds. */
  public @Nullable Double number(double min, double max) {
    if (node.isNumber()) {
      double value = node.doubleValue();
      if (value >= min && value <= max) {
        return value + 0.0; // -0.0 is 0
      }
    }
    return refuse(
        String.format(Locale.ROOT, "is not a number from %.0f to %.0f; left out", min, max));
  }

  /** A whole number within both bounds, which are at most 2^53; 7.0 is one. */
  public @Nullable Long integer(long min, long max) {
    if (node.isNumber()) {
      double value = node.doubleValue();
      if (value >= min && value <= max && value == Math.rint(value)) {
        return (long) value;
      }
    }
    return refuse("is not a whole number from " + min + " to " + max + "; left out");
  }

  /** A text that is not blank, cleaned, and shortened to {@code max} characters. */
  public @Nullable String text(int max) {
    String text = string(max);
    if (text == null || Characters.isWritten(text)) {
      return text;
    }
    return refuse("is blank; left out");
  }

  /** A name of 1 to {@code max} characters without control characters. */
  public @Nullable String label(int max) {
    if (!node.isString()) {
      return refuse("is not a string; left out");
    }
    String label = cleaned(node.stringValue());
    String fault = Characters.labelFault(label, max);
    return fault == null ? label : refuse(fault + "; left out");
  }

  /** The items of a list of objects, which may be fewer than there were. */
  public @Nullable List<Member> objects(int max) {
    return items(max, Member::object);
  }

  /** Texts, blank ones too. One string alone counts as a list of one. */
  public @Nullable List<Found> texts(int max, int maxLength) {
    return found(max, item -> item.string(maxLength));
  }

  /** Names, as {@link #label}. One string alone counts as a list of one. */
  public @Nullable List<Found> labels(int max, int maxLength) {
    return found(max, item -> item.label(maxLength));
  }

  private @Nullable List<Found> found(int max, Function<Member, @Nullable String> reading) {
    Function<Member, @Nullable Found> item =
        place -> {
          String text = reading.apply(place);
          return text == null ? null : new Found(place.path, text);
        };
    if (node.isString()) {
      warn("is a string; taken as a list of one");
      Found only = item.apply(this);
      return only == null ? List.of() : List.of(only);
    }
    return items(max, item);
  }

  private <T> @Nullable List<T> items(int max, Function<Member, @Nullable T> reading) {
    if (!node.isArray()) {
      return refuse("is not a list; left out");
    }
    if (node.size() > max) {
      warn("has more than " + max + " items; only the first " + max + " are kept");
    }
    var items = new ArrayList<T>();
    for (int i = 0; i < Math.min(max, node.size()); i++) {
      var place = new Member(node.path(i), path + "[" + i + "]", warnings);
      T item = place.isAbsent() ? place.missing() : reading.apply(place);
      if (item != null) {
        items.add(item);
      }
    }
    return List.copyOf(items);
  }

  private <T> @Nullable T missing() {
    warn("is null; left out");
    return null;
  }

  private @Nullable String string(int max) {
    if (!node.isString()) {
      return refuse("is not a string; left out");
    }
    String text = cleaned(node.stringValue());
    if (!Shortening.isTooLong(text, max)) {
      return text;
    }
    warn(String.format(Locale.ROOT, "has more than %,d characters; shortened", max));
    return Shortening.shorten(text, max);
  }

  private String cleaned(String text) {
    String clean = Characters.clean(text);
    if (clean.length() < text.length()) {
      warn("has U+0000 or a half of a surrogate pair; taken without");
    }
    return clean;
  }

  /** Null, with a warning unless nothing is there. */
  private <T> @Nullable T refuse(String reason) {
    if (!isAbsent()) {
      warn(reason);
    }
    return null;
  }
}
