package dev.usermemory.kernel.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Public for readers of JSON that has no constraints. */
public final class OpenObjectValidator
    implements ConstraintValidator<OpenObject, Map<String, @Nullable Object>> {

  private static final long EXACT = 9_007_199_254_740_991L; // 2^53 - 1: JSON numbers are doubles

  @Override
  public boolean isValid(
      @Nullable Map<String, @Nullable Object> value, ConstraintValidatorContext context) {
    return value == null || Faults.report(fault(value), context);
  }

  /** What is wrong with an object, or null. */
  public static @Nullable String fault(Map<String, ? extends @Nullable Object> object) {
    return fault(object, 1);
  }

  private static @Nullable String fault(@Nullable Object node, int depth) {
    if (depth > OpenObject.MAX_DEPTH) {
      return "must nest at most " + OpenObject.MAX_DEPTH + " levels";
    }
    return switch (node) {
      case Map<?, ?> object ->
          first(
              Stream.concat(
                  object.keySet().stream().map(name -> fault(name, depth)),
                  object.values().stream().map(member -> fault(member, depth + 1))));
      case List<?> array -> first(array.stream().map(item -> fault(item, depth + 1)));
      case String text -> Characters.isEncodable(text) ? null : Characters.UNENCODABLE;
      case Double number -> Double.isFinite(number) ? null : "has a number out of range";
      case Number number -> isExact(number) ? null : "has a number out of range";
      case null, default -> null;
    };
  }

  private static boolean isExact(Number number) {
    return !(number instanceof BigInteger) && Math.abs(number.longValue()) <= EXACT;
  }

  private static @Nullable String first(Stream<@Nullable String> faults) {
    return faults.filter(Objects::nonNull).findFirst().orElse(null);
  }
}
