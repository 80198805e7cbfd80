package dev.usermemory.store.convex;

import dev.usermemory.store.convex.ConvexReply.FunctionFailure;
import dev.usermemory.store.convex.ConvexReply.Rejection;
import dev.usermemory.store.convex.ConvexReply.Success;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads {@code {"status": "success" | "error", "value", "errorData"}}. A function's own failure
 * comes with status 200 or 560, so the envelope is judged before the status.
 */
final class ConvexEnvelope {

  private static final Set<Integer> MAY_CARRY_ENVELOPE = Set.of(200, 560);

  private final JsonMapper json;

  ConvexEnvelope(JsonMapper json) {
    this.json = json;
  }

  ConvexReply decode(int status, byte[] body) {
    JsonNode envelope = parse(body);
    if (!MAY_CARRY_ENVELOPE.contains(status)) {
      return new Rejection(status, envelope.path("code").asString(""));
    }
    return switch (envelope.path("status").asString("")) {
      case "success" ->
          status == 200 ? new Success(envelope.path("value")) : new Rejection(status, "");
      case "error" -> new FunctionFailure(envelope.path("errorData"));
      default -> new Rejection(status, "");
    };
  }

  private JsonNode parse(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance(); // not Convex: some proxy's page
    }
  }
}
