package dev.usermemory.store.convex;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.SessionResolver;
import dev.usermemory.kernel.UserId;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Asks a query of the host application, whose tables are in the same deployment. */
final class ConvexSessionResolver implements SessionResolver {

  private static final Logger log = LoggerFactory.getLogger(ConvexSessionResolver.class);

  private final ConvexGateway gateway;
  private final ConvexFunction query;

  ConvexSessionResolver(ConvexGateway gateway, String path) {
    this.gateway = gateway;
    this.query = ConvexFunction.query(path);
  }

  /** The host's function may fail in its own ways; whatever they are, the write waits. */
  @Override
  public Optional<UserId> find(String sessionId) {
    try {
      return user(gateway.call(query, Map.of("sessionId", sessionId)));
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("function", query.path())
          .addKeyValue("error", e.getClass().getName())
          .log("Session resolver failed");
      return Optional.empty();
    }
  }

  private Optional<UserId> user(JsonNode answer) {
    if (answer.isNull()) {
      return Optional.empty();
    }
    if (!answer.isString()) {
      throw new IllegalStateException("a session resolver returns a string or null");
    }
    return userId(answer.stringValue());
  }

  private Optional<UserId> userId(String id) {
    try {
      return Optional.of(new UserId(id));
    } catch (InvalidValueException _) {
      log.atWarn().addKeyValue("function", query.path()).log("Session resolver named no user id");
      return Optional.empty();
    }
  }
}
