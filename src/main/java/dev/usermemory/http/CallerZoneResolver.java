package dev.usermemory.http;

import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.CallerZone;
import dev.usermemory.kernel.validation.TimeZoneValidator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves {@link CallerZone} parameters. */
final class CallerZoneResolver implements HandlerMethodArgumentResolver {

  static final String NAME = "X-Time-Zone";

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == CallerZone.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    String[] values = request.getHeaderValues(NAME);
    if (values == null || values.length == 0) {
      return CallerZone.NONE;
    }
    if (values.length > 1) {
      throw RequestProblemException.invalid(NAME, "must be one header");
    }
    return TimeZoneValidator.find(values[0])
        .map(CallerZone::new)
        .orElseThrow(() -> RequestProblemException.invalid(NAME, TimeZoneValidator.RULE));
  }
}
