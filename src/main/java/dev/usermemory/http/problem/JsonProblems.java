package dev.usermemory.http.problem;

import dev.usermemory.kernel.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Tells text that is not JSON (400) from JSON that is not what was asked for (422), and names the
 * member. Jackson's own messages repeat the input, so none of them is passed on.
 */
final class JsonProblems {

  private JsonProblems() {}

  static RequestProblemException of(JacksonException e) {
    return switch (e) {
      case StreamConstraintsException _ ->
          malformed("The body nests too deeply, or has a name or number that is too long.");
      case InputCoercionException coercion -> invalid(coercion, "is a number out of range");
      case InvalidNullException nulls -> invalid(nulls, "must not be null");
      case ValueInstantiationException value -> invalid(value, ValueRules.of(value));
      case MismatchedInputException mismatch when values(mismatch) > 1 ->
          malformed("The body has something after its JSON object.");
      case MismatchedInputException mismatch when values(mismatch) == 0 ->
          malformed("The request needs a JSON object as its body.");
      case MismatchedInputException mismatch -> invalid(mismatch, expected(mismatch));
      case DatabindException databind -> invalid(databind, "is not valid");
      default -> malformed("The body is not well-formed JSON.");
    };
  }

  private static RequestProblemException malformed(String detail) {
    return RequestProblemException.of(ProblemCode.MALFORMED_JSON, detail);
  }

  private static RequestProblemException invalid(JacksonException e, String message) {
    return RequestProblemException.invalid(field(e.getPath()), message);
  }

  /** Such as {@code facts[2].kind}, or {@code body} for the body as a whole. */
  private static String field(List<JacksonException.Reference> path) {
    String field =
        path.stream()
            .map(step ->
                step.getPropertyName() != null
                    ? "." + step.getPropertyName()
                    : "[" + step.getIndex() + "]")
            .collect(Collectors.joining());
    return field.isEmpty() ? "body" : field.startsWith(".") ? field.substring(1) : "body" + field;
  }

  /** How many JSON values the parser had begun to read from the body, one after the other. */
  private static int values(MismatchedInputException e) {
    if (!(e.processor() instanceof JsonParser parser)) {
      return 1;
    }
    TokenStreamContext context = parser.streamReadContext();
    while (context.getParent() != null) {
      context = context.getParent();
    }
    return context.getEntryCount();
  }

  private static String expected(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    if (type == null) {
      return "is not of the expected type";
    }
    if (type.isEnum() && e instanceof InvalidFormatException) {
      return "must be one of " + EnumNames.of(type);
    }
    return "must be " + describe(type);
  }

  static boolean isWhole(Class<?> type) {
    return Arrays.asList(Long.class, Integer.class, long.class, int.class).contains(type);
  }

  private static String describe(Class<?> type) {
    if (type == String.class || type == UserId.class || type.isEnum()) {
      return "a string";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (isWhole(type)) {
      return "an integer";
    }
    if (Number.class.isAssignableFrom(type) || type == double.class) {
      return "a number";
    }
    return Iterable.class.isAssignableFrom(type) ? "an array" : "a JSON object";
  }
}
