package dev.usermemory.kernel.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Set;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as the API reads it: no value is bent into another type, numbers are finite, no member
 * appears twice, nothing follows the document, and lists hold no null. Unknown members are ignored.
 */
public final class StrictJson {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_NAME_LENGTH = 1_000;

  private StrictJson() {}

  /** Limits that bound the work of parsing, whatever the body's size. */
  public static void limit(JsonFactoryBuilder factory) {
    factory
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .build());
  }

  public static void configure(JsonMapper.Builder mapper) {
    mapper
        .addModule(FiniteNumber.module())
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(
            DeserializationFeature.ACCEPT_FLOAT_AS_INT,
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
        .withCoercionConfigDefaults(
            any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withConfigOverride(Patched.class, StrictJson::withoutAbsent)
        .withConfigOverride(List.class, StrictJson::withoutNulls)
        .withConfigOverride(Set.class, StrictJson::withoutNulls);
  }

  private static void withoutNulls(MutableConfigOverride type) {
    type.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL));
  }

  public static void withoutAbsent(MutableConfigOverride type) {
    type.setInclude(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS));
  }

  /** A mapper of its own, as the API's. */
  public static JsonMapper mapper() {
    return builder().build();
  }

  /** Equal values give equal bytes, whatever the order of their members was. */
  public static JsonMapper canonicalMapper() {
    return builder()
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .build();
  }

  private static JsonMapper.Builder builder() {
    JsonFactoryBuilder factory = JsonFactory.builder();
    limit(factory);
    JsonMapper.Builder builder = JsonMapper.builder(factory.build());
    configure(builder);
    return builder;
  }
}
