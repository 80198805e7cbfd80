package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is documented is there, and what is there is documented. */
class RoutesIT extends ApiIT {

  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Test
  void routes_areThoseOfTheContract() {
    List<String> documented =
        CONTRACT.operations().stream()
            .filter(operation -> operation.path().startsWith("/v1/"))
            .map(Operation::toString)
            .toList();

    assertThat(
            requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(RoutesIT::routes)
                .filter(route -> route.contains(" /v1/")))
        .containsExactlyInAnyOrderElementsOf(documented);
  }

  private static Stream<String> routes(RequestMappingInfo mapping) {
    return mapping.getMethodsCondition().getMethods().stream()
        .flatMap(method ->
            mapping.getPatternValues().stream()
                .map(path -> method.name().toUpperCase(Locale.ROOT) + " " + path));
  }
}
