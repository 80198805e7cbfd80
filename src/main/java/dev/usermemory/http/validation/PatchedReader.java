package dev.usermemory.http.validation;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads a member of a merge patch. */
final class PatchedReader extends ValueDeserializer<Patched<?>> {

  private final @Nullable JavaType valueType;

  PatchedReader() {
    this(null);
  }

  private PatchedReader(@Nullable JavaType valueType) {
    this.valueType = valueType;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return new PatchedReader(context.getContextualType().containedTypeOrUnknown(0));
  }

  @Override
  public Patched<?> deserialize(JsonParser parser, DeserializationContext context) {
    return new Patched.Set<>(context.readValue(parser, valueType));
  }

  @Override
  public Object getNullValue(DeserializationContext context) {
    return new Patched.Cleared<>();
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return new Patched.Absent<>();
  }
}
