package dev.usermemory.kernel.json;

import com.fasterxml.jackson.annotation.Nulls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyMetadata;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;

/** Reads a member of a merge patch. */
final class PatchedReader extends ValueDeserializer<Patched<?>> {

  private final @Nullable ValueDeserializer<?> values;

  PatchedReader() {
    this(null);
  }

  private PatchedReader(@Nullable ValueDeserializer<?> values) {
    this.values = values;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    JavaType type = context.getContextualType().containedTypeOrUnknown(0);
    return new PatchedReader(
        context.findContextualValueDeserializer(
            type, type.isCollectionLikeType() ? withoutNulls(type) : property));
  }

  /** A list holds no null here either; objects may, since null removes a member of theirs. */
  private static BeanProperty withoutNulls(JavaType type) {
    PropertyMetadata metadata = PropertyMetadata.STD_OPTIONAL.withNulls(Nulls.DEFAULT, Nulls.FAIL);
    return new BeanProperty.Std(PropertyName.NO_NAME, type, null, null, metadata);
  }

  @Override
  public Patched<?> deserialize(JsonParser parser, DeserializationContext context) {
    return new Patched.Set<>(Objects.requireNonNull(values).deserialize(parser, context));
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
