package dev.usermemory.http;

import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.CallerKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves {@link CallerKey} parameters. */
final class CallerKeyResolver implements HandlerMethodArgumentResolver {

  static final String NAME = "Idempotency-Key";

  private static final Pattern VALID = Pattern.compile("[ -~]{1,255}");

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == CallerKey.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    String[] values = request.getHeaderValues(NAME);
    if (values == null || values.length == 0) {
      return CallerKey.NONE;
    }
    if (values.length > 1 || !VALID.matcher(values[0]).matches()) {
      throw RequestProblemException.invalid(
          NAME, "must be one header of 1 to 255 printable ASCII characters");
    }
    return CallerKey.of(values[0]);
  }
}
