package dev.usermemory.access;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A route of the API, and who may take it.
 *
 * @param scopes that a token needs, all of them; none means that everybody may, or with {@code own}
 *     everybody who is known
 * @param own whether end users may, when {@code {userId}} is their own
 * @param instead a scope that is as good as all the others
 */
public record Route(
    HttpMethod method, PathPattern path, Set<Scope> scopes, boolean own, @Nullable Scope instead) {

  private static final String USER = "userId";

  static Route open(HttpMethod method, String path) {
    return new Route(method, PathPatternParser.defaultInstance.parse(path), Set.of(), false, null);
  }

  /** For whoever has credentials that are good for something. */
  static Route known(HttpMethod method, String path) {
    return open(method, path).andOwn();
  }

  static Route of(HttpMethod method, String path, Scope first, Scope... more) {
    return new Route(
        method,
        PathPatternParser.defaultInstance.parse(path),
        Set.copyOf(EnumSet.of(first, more)),
        false,
        null);
  }

  /** The same, for end users, too. */
  Route andOwn() {
    return new Route(method, path, scopes, true, instead);
  }

  /** The same, for tokens with another scope, too. */
  Route or(Scope scope) {
    return new Route(method, path, scopes, own, scope);
  }

  public boolean isOpen() {
    return scopes.isEmpty() && !own;
  }

  /**
   * Whether a caller may take this route.
   *
   * @param sent the path as it was sent, read as Spring MVC reads it
   */
  public boolean allows(Caller caller, PathContainer sent) {
    return switch (caller) {
      case Caller.EndUser person ->
          own && (scopes.isEmpty() || person.userId().value().equals(user(sent)));
      case Caller.ServiceToken token -> suffice(token.scopes());
      case Caller.Operator operator -> suffice(operator.scopes());
    };
  }

  private boolean suffice(Set<Scope> given) {
    return given.containsAll(scopes) || (instead != null && given.contains(instead));
  }

  private String user(PathContainer sent) {
    PathMatchInfo match = path.matchAndExtract(sent);
    return match == null ? "" : match.getUriVariables().getOrDefault(USER, "");
  }
}
