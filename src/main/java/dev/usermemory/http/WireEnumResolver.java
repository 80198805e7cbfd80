package dev.usermemory.http;

import dev.usermemory.http.problem.EnumNames;
import dev.usermemory.http.problem.RequestProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves enum parameters without an annotation: optional query parameters of the same name, read
 * as in bodies. ({@code @RequestParam} would accept the names of the Java constants too.)
 */
final class WireEnumResolver implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return isQueryParameter(parameter);
  }

  static boolean isQueryParameter(MethodParameter parameter) {
    return parameter.getParameterType().isEnum() && parameter.getParameterAnnotations().length == 0;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    String name = String.valueOf(parameter.getParameterName());
    String value = request.getParameter(name);
    if (value == null) {
      return null;
    }
    Class<?> type = parameter.getParameterType();
    return EnumNames.find(type, value)
        .orElseThrow(
            () -> RequestProblemException.invalid(name, "must be one of " + EnumNames.of(type)));
  }
}
