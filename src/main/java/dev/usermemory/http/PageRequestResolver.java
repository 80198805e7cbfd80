package dev.usermemory.http;

import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.PageRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves {@link PageRequest} parameters from {@code ?limit} (50 when absent) and {@code ?cursor}.
 */
final class PageRequestResolver implements HandlerMethodArgumentResolver {

  private static final int DEFAULT_LIMIT = 50;
  private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");
  private static final Pattern CURSOR = Pattern.compile("[!-~]{1,2048}");

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PageRequest.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return new PageRequest(
        cursor(request.getParameter("cursor")), limit(request.getParameter("limit")));
  }

  private static int limit(@Nullable String value) {
    if (value == null) {
      return DEFAULT_LIMIT;
    }
    int limit = LIMIT.matcher(value).matches() ? Integer.parseInt(value) : 0;
    if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
      throw RequestProblemException.invalid(
          "limit", "must be an integer, 1 to " + PageRequest.MAX_LIMIT);
    }
    return limit;
  }

  private static @Nullable String cursor(@Nullable String value) {
    if (value != null && !CURSOR.matcher(value).matches()) {
      throw RequestProblemException.invalid("cursor", "is not one that this list returned");
    }
    return value;
  }
}
