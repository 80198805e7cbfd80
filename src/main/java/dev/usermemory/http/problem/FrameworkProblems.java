package dev.usermemory.http.problem;

import dev.usermemory.kernel.Violation;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** What the exceptions of Spring and Tomcat mean for the caller. */
final class FrameworkProblems {

  private FrameworkProblems() {}

  /** Null when the exception is a failure of ours and not a fault of the request. */
  static @Nullable RequestProblemException refusal(Exception e) {
    return switch (e) {
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
      case MethodArgumentNotValidException invalid ->
          RequestProblemException.invalid(violations(invalid.getFieldErrors(), invalid));
      case HandlerMethodValidationException invalid ->
          RequestProblemException.invalid(violations(invalid));
      case MethodArgumentTypeMismatchException mismatch ->
          RequestProblemException.invalid(
              ParameterNames.of(mismatch.getParameter()), expected(mismatch));
      case MissingServletRequestParameterException missing ->
          RequestProblemException.invalid(missing.getParameterName(), "is required");
      case MissingRequestHeaderException missing ->
          RequestProblemException.invalid(missing.getHeaderName(), "is required");
      case HttpRequestMethodNotSupportedException _ ->
          RequestProblemException.of(
              ProblemCode.METHOD_NOT_ALLOWED, "The path does not allow this method.");
      case HttpMediaTypeNotSupportedException unsupported ->
          RequestProblemException.of(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "The body must be " + readable(unsupported.getSupportedMediaTypes()) + ".");
      case HttpMediaTypeNotAcceptableException unacceptable ->
          RequestProblemException.of(
              ProblemCode.NOT_ACCEPTABLE,
              "The response can only be " + orJson(unacceptable.getSupportedMediaTypes()) + ".");
      case InvalidParameterException _ ->
          RequestProblemException.of(
              ProblemCode.BAD_REQUEST, "The query string is not correctly encoded.");
      case ErrorResponse response -> ofStatus(response.getStatusCode().value());
      default -> null;
    };
  }

  /** A refusal of the server's or the framework's own; null for a failure of ours. */
  static @Nullable RequestProblemException ofStatus(int status) {
    ProblemCode code = ProblemCode.ofStatus(status);
    if (code.status().is5xxServerError()) {
      return null;
    }
    return RequestProblemException.of(
        code,
        switch (code) {
          case NOT_FOUND -> "There is nothing at this path.";
          case UNAUTHORIZED -> "A valid bearer token is required.";
          case METHOD_NOT_ALLOWED -> "The path does not allow this method.";
          default -> "The request is not one that this service can read.";
        });
  }

  /** What Spring reads elsewhere is JSON by other names; an import is the exception. */
  private static String readable(List<MediaType> types) {
    return types.contains(MediaType.APPLICATION_JSON) ? orJson(List.of()) : orJson(types);
  }

  private static String orJson(List<MediaType> types) {
    return types.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : MediaType.toString(types);
  }

  private static RequestProblemException unreadable(HttpMessageNotReadableException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof RequestProblemException refusal) {
        return refusal;
      }
    }
    if (e.getCause() instanceof JacksonException json) {
      return JsonProblems.of(json);
    }
    // Spring reports a body of null as it does a missing one.
    return RequestProblemException.of(
        ProblemCode.MALFORMED_JSON, "The request needs a JSON object as its body.");
  }

  private static List<Violation> violations(HandlerMethodValidationException e) {
    var violations = new ArrayList<Violation>();
    for (ParameterValidationResult result : e.getParameterValidationResults()) {
      if (result instanceof ParameterErrors errors) {
        violations.addAll(violations(errors.getFieldErrors(), errors));
      } else {
        for (MessageSourceResolvable error : result.getResolvableErrors()) {
          violations.add(
              new Violation(ParameterNames.of(result.getMethodParameter()), message(error)));
        }
      }
    }
    return violations;
  }

  private static List<Violation> violations(List<FieldError> fieldErrors, Errors all) {
    var violations = new ArrayList<Violation>();
    fieldErrors.forEach(error -> violations.add(new Violation(error.getField(), message(error))));
    all.getGlobalErrors().forEach(error -> violations.add(new Violation("body", message(error))));
    return violations;
  }

  private static String message(MessageSourceResolvable error) {
    String message = error.getDefaultMessage();
    return message == null ? "is not valid" : message;
  }

  private static String expected(TypeMismatchException e) {
    Class<?> type = e.getRequiredType();
    if (type != null && type.isEnum()) {
      return "must be one of " + EnumNames.of(type);
    }
    if (type == Boolean.class || type == boolean.class) {
      return "must be true or false";
    }
    if (type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type))) {
      return JsonProblems.isWhole(type) ? "must be an integer" : "must be a number";
    }
    return ValueRules.of(e);
  }
}
