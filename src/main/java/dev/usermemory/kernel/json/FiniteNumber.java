package dev.usermemory.kernel.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * A number that JSON can say again: Jackson would take {@code 1e400} for infinity and the string
 * {@code "NaN"} for a number. Minus zero is zero, which not every store tells apart.
 */
final class FiniteNumber extends StdScalarDeserializer<Double> {

  private FiniteNumber(Class<Double> type) {
    super(type);
  }

  static SimpleModule module() {
    return new SimpleModule("finite numbers")
        .addDeserializer(double.class, new FiniteNumber(double.class))
        .addDeserializer(Double.class, new FiniteNumber(Double.class));
  }

  @Override
  public Double deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.currentToken().isNumeric()) {
      return (Double) context.handleUnexpectedToken(getValueType(context), parser);
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new InputCoercionException(
          parser, "is a number out of range", parser.currentToken(), handledType());
    }
    return value + 0.0; // -0.0 is 0
  }

  /** As Jackson does for a primitive. */
  @Override
  public Object getNullValue(DeserializationContext context) {
    return handledType() == double.class
        ? context.reportInputMismatch(this, "a number must be given")
        : super.getNullValue(context);
  }
}
