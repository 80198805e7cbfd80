package dev.usermemory.http.problem;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestHeader;

/** The name by which a caller knows a controller's parameter. */
final class ParameterNames {

  private ParameterNames() {}

  static String of(MethodParameter parameter) {
    RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
    if (header != null) {
      return header.value();
    }
    String name = parameter.getParameterName();
    return name == null ? "parameter" : name;
  }
}
