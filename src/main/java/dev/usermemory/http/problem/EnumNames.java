package dev.usermemory.http.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of an enum as the API spells them: by {@link JsonProperty}, case and all. */
public final class EnumNames {

  private EnumNames() {}

  /** The constant of this name. */
  public static Optional<?> find(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> wireName((Enum<?>) constant).equals(name))
        .findFirst();
  }

  /** All names, separated by commas. */
  public static String of(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> wireName((Enum<?>) constant))
        .collect(Collectors.joining(", "));
  }

  private static String wireName(Enum<?> constant) {
    try {
      JsonProperty property =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return property == null ? constant.name() : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum constant is a field", e);
    }
  }
}
