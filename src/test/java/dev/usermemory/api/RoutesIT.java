package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.access.Route;
import dev.usermemory.access.Routes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is documented is there, and what is there is documented. */
class RoutesIT extends ApiIT {

  private static final List<String> PAGES = named(Routes.PAGES);

  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;
  @Autowired private List<RequestMappingInfoHandlerMapping> allMappings;

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
                .filter(route -> !PAGES.contains(route))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(documented);
  }

  /** Whoever it is that maps it, the actuator among them. */
  @Test
  void endpoint_withoutARule_isRefused() {
    List<String> ruleless =
        allMappings.stream()
            .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
            .flatMap(RoutesIT::anyRoutes)
            .filter(route -> !rules().contains(route))
            .toList();

    assertThat(ruleless).contains("GET /error", "GET /actuator/health/**");
    for (String route : ruleless) {
      String[] parts = route.split(" ");
      Operation operation =
          CONTRACT
              .operation("sweepExpired")
              .withMethod(parts[0].toLowerCase(Locale.ROOT))
              .withPath(parts[1].replace("**", "x").replaceAll("\\{[^}]+}", "x"));
      assertProblem(sendUnchecked(call(operation, newUser())), 403, "forbidden");
    }
  }

  private static List<String> rules() {
    return Stream.concat(named(Routes.ALL).stream(), PAGES.stream()).toList();
  }

  private static List<String> named(List<Route> routes) {
    return routes.stream()
        .map(rule -> rule.method() + " " + rule.path().getPatternString())
        .toList();
  }

  /** With a method for those that take any. */
  private static Stream<String> anyRoutes(RequestMappingInfo mapping) {
    return mapping.getMethodsCondition().getMethods().isEmpty()
        ? mapping.getPatternValues().stream().map(path -> "GET " + path)
        : routes(mapping);
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
