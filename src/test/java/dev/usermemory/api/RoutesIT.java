package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is documented is there, and what is there is documented. */
class RoutesIT extends ApiIT {

  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Test
  void routes_areThoseOfTheContract() {
    List<String> documented =
        CONTRACT.operations().stream()
            .filter(operation -> !operation.path().startsWith("/actuator/"))
            .map(Operation::toString)
            .toList();

    assertThat(
            requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(handler -> isOurs(handler.getValue()))
                .flatMap(handler -> routes(handler.getKey()))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(documented);
  }

  /** Other tests bring controllers of their own. */
  private static boolean isOurs(HandlerMethod handler) {
    var source = handler.getBeanType().getProtectionDomain().getCodeSource();
    return !source.getLocation().getPath().contains("test-classes");
  }

  private static Stream<String> routes(RequestMappingInfo mapping) {
    return mapping.getMethodsCondition().getMethods().stream()
        .flatMap(method ->
            mapping.getPatternValues().stream()
                .map(path -> method.name().toUpperCase(Locale.ROOT) + " " + path));
  }
}
