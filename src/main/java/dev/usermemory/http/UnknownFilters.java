package dev.usermemory.http;

import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a list with a filter that it does not have: ignoring it would list too much. */
final class UnknownFilters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getReturnType().getParameterType() == ListResponse.class) {
      var known = new TreeSet<String>();
      Arrays.stream(method.getMethodParameters())
          .flatMap(UnknownFilters::names)
          .forEach(known::add);
      if (!known.containsAll(request.getParameterMap().keySet())) {
        throw RequestProblemException.invalid(
            "parameters", "may only be " + String.join(", ", known));
      }
    }
    return true;
  }

  private static Stream<String> names(MethodParameter parameter) {
    if (parameter.getParameterType() == PageRequest.class) {
      return Stream.of("cursor", "limit");
    }
    boolean query =
        parameter.hasParameterAnnotation(RequestParam.class)
            || WireEnumResolver.isQueryParameter(parameter);
    return query ? Stream.ofNullable(parameter.getParameterName()) : Stream.empty();
  }
}
