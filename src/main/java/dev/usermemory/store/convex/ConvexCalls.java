package dev.usermemory.store.convex;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Encodes arguments as the functions take them, and decodes what they return. */
final class ConvexCalls {

  private final ConvexGateway gateway;
  private final JsonMapper json;
  private final StorePolicy policy;

  ConvexCalls(ConvexGateway gateway, JsonMapper json, StorePolicy policy) {
    this.gateway = gateway;
    this.json = json;
    this.policy = policy;
  }

  /** A mutation in the user's data, repeatable by its keys. */
  <T> Outcome<T> write(Write write, Args args, TypeReference<T> type) {
    args.put("userId", write.userId()).put("write", writeOptions(write));
    ConvexFunction function = ConvexFunction.mutation(write.operation().convexFunction());
    return outcome(gateway.call(function, args.values()), type);
  }

  /** A query of the user's data that a consent gates. */
  <T> Outcome<T> gatedRead(String path, Args args, TypeReference<T> type) {
    return outcome(gateway.call(ConvexFunction.query(path), args.values()), type);
  }

  /** What every query of a user's data starts with. */
  Args of(UserId user, long nowMs) {
    return Args.of("userId", user)
        .put("nowMs", nowMs)
        .put("consentDefault", policy.consentDefault())
        .put("sessionTtlMs", policy.sessionTtlMs());
  }

  /** What a query starts with that knows a session, and not yet whose. */
  Args ofSession(String sessionId, long nowMs) {
    return Args.of("sessionId", sessionId)
        .put("nowMs", nowMs)
        .put("consentDefault", policy.consentDefault());
  }

  /** A query that nothing gates; empty when the function returned null. */
  <T> Optional<T> read(String path, Args args, TypeReference<T> type) {
    JsonNode value = gateway.call(ConvexFunction.query(path), args.values());
    return value.isNull() ? Optional.empty() : Optional.of(decode(value, type));
  }

  /** The same where there may be nothing to read; empty when the function returned null. */
  <T> Optional<Outcome<T>> gatedFind(String path, Args args, TypeReference<T> type) {
    JsonNode value = gateway.call(ConvexFunction.query(path), args.values());
    return value.isNull() ? Optional.empty() : Optional.of(outcome(value, type));
  }

  /** A mutation that is harmless to repeat. */
  <T> Optional<T> mutate(String path, Args args, TypeReference<T> type) {
    JsonNode value = gateway.call(ConvexFunction.mutation(path), args.values());
    return value.isNull() ? Optional.empty() : Optional.of(decode(value, type));
  }

  /** What binds a session to a user; harmless to repeat, so that it needs no key. */
  Args binding(UserId user, String sessionId, long nowMs) {
    var write = Map.of("nowMs", nowMs, "sessionTtlMs", policy.sessionTtlMs());
    return Args.of("userId", user).put("write", write).put("sessionId", sessionId);
  }

  private <T> T decode(JsonNode value, TypeReference<T> type) {
    return json.convertValue(value, type);
  }

  private <T> Outcome<T> outcome(JsonNode node, TypeReference<T> type) {
    return switch (node.path("kind").asString("")) {
      case "done" ->
          new Outcome.Done<>(
              decode(node.path("value"), type), node.path("replayed").asBoolean(false));
      case "denied" -> new Outcome.Denied<>(node.path("consent").asString());
      default -> throw new IllegalStateException("a function returned no outcome");
    };
  }

  /**
   * The answer to a committed mutation may be lost, so every call carries a key of its own by which
   * the gateway's next attempt gets the first one's outcome, whatever keys the caller sent.
   */
  private Map<String, Object> writeOptions(Write write) {
    return Map.of(
        "nowMs", write.nowMs(),
        "acceptedAtMs", write.acceptedAtMs(),
        "keys", write.keys(),
        "attempt", "attempt:" + UUID.randomUUID(),
        "consentDefault", policy.consentDefault(),
        "idempotencyTtlMs", policy.idempotencyTtlMs(),
        "sessionTtlMs", policy.sessionTtlMs());
  }

  /** Named arguments; an absent one is left out, because Convex refuses null for it. */
  static final class Args {

    private final Map<String, Object> values = new LinkedHashMap<>();

    static Args of(String name, @Nullable Object value) {
      return new Args().put(name, value);
    }

    Args put(String name, @Nullable Object value) {
      if (value != null) {
        values.put(name, value);
      }
      return this;
    }

    Args page(PageRequest page) {
      return put("cursor", page.cursor()).put("limit", page.limit());
    }

    Map<String, Object> values() {
      return values;
    }
  }
}
