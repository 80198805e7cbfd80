package dev.usermemory.access;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A route of the API, and who may take it.
 *
 * @param scopes that a token needs, all of them; none means that everybody may
 * @param own whether end users may, when {@code {userId}} is their own
 */
public record Route(HttpMethod method, PathPattern path, Set<Scope> scopes, boolean own) {

  private static final String USER = "userId";

  static Route open(HttpMethod method, String path) {
    return new Route(method, PathPatternParser.defaultInstance.parse(path), Set.of(), false);
  }

  static Route of(HttpMethod method, String path, Scope first, Scope... more) {
    return new Route(
        method,
        PathPatternParser.defaultInstance.parse(path),
        Set.copyOf(EnumSet.of(first, more)),
        false);
  }

  /** The same, for end users, too. */
  Route andOwn() {
    return new Route(method, path, scopes, true);
  }

  public boolean isOpen() {
    return scopes.isEmpty();
  }

  /**
   * Whether a caller may take this route.
   *
   * @param sent the path as it was sent, read as Spring MVC reads it
   */
  public boolean allows(Caller caller, PathContainer sent) {
    return switch (caller) {
      case Caller.EndUser person -> own && person.userId().value().equals(user(sent));
      case Caller.ServiceToken token -> token.scopes().containsAll(scopes);
      case Caller.Operator operator -> operator.scopes().containsAll(scopes);
    };
  }

  private String user(PathContainer sent) {
    PathMatchInfo match = path.matchAndExtract(sent);
    return match == null ? "" : match.getUriVariables().getOrDefault(USER, "");
  }
}
