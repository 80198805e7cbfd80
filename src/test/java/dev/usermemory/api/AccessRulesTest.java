package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.access.Route;
import dev.usermemory.access.Routes;
import dev.usermemory.access.Scope;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rules of the code are those of the contract. */
class AccessRulesTest {

  @Test
  void routes_areThoseOfTheContract() {
    var documented = new TreeMap<String, String>();
    for (Operation operation : Contract.CURRENT.operations()) {
      documented.put(operation.toString(), documented(operation.member("security")));
    }
    var coded = new TreeMap<String, String>();
    for (Route route : Routes.ALL) {
      String of = route.method() + " " + route.path().getPatternString();
      assertThat(coded.put(of, rule(route))).as(of).isNull();
    }

    assertThat(coded).isEqualTo(documented);
  }

  /** What the contract says when an operation does not: what is hardest to get. */
  @Test
  void operation_withoutARule_isTheOperators() {
    assertThat(documented(Contract.CURRENT.at("/security"))).isEqualTo("[admin]");
  }

  /** Of the alternatives that name scopes each in brackets, in the order of the alphabet. */
  private static String documented(JsonNode security) {
    var alternatives = new TreeSet<String>();
    boolean own = false;
    for (JsonNode alternative : security) {
      if (alternative.has("serviceToken")) {
        var scopes = new TreeSet<String>();
        alternative.path("serviceToken").forEach(scope -> scopes.add(scope.asString()));
        alternatives.add(scopes.toString());
      }
      own |= alternative.has("endUser");
    }
    assertThat(security.isArray()).isTrue();
    return rule(alternatives, own);
  }

  private static String rule(Route route) {
    var alternatives = new TreeSet<String>();
    if (!route.isOpen()) {
      alternatives.add(names(route.scopes()).toString());
    }
    Scope instead = route.instead();
    if (instead != null) {
      alternatives.add(names(Set.of(instead)).toString());
    }
    return rule(alternatives, route.own());
  }

  private static Set<String> names(Set<Scope> scopes) {
    var names = new TreeSet<String>();
    scopes.forEach(scope -> names.add(scope.name().toLowerCase(Locale.ROOT)));
    return names;
  }

  private static String rule(Set<String> alternatives, boolean own) {
    return String.join(" or ", alternatives) + (own ? " or own" : "");
  }
}
