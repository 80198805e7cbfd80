package dev.usermemory.store.convex;

import dev.usermemory.store.ForwardingStore;
import dev.usermemory.store.MemoryStore;
import dev.usermemory.store.StorePorts;
import tools.jackson.databind.json.JsonMapper;

/** Every port as calls of one deployment's functions. */
final class ConvexStores {

  private ConvexStores() {}

  static MemoryStore on(ConvexCalls calls, JsonMapper json, ConvexProperties properties) {
    var memory = new ConvexMemoryStore(calls);
    var privacy = new ConvexPrivacyStore(calls, json);
    return new ForwardingStore(
        new StorePorts(
            memory,
            memory,
            memory,
            memory,
            memory,
            memory,
            memory,
            memory,
            memory,
            memory,
            memory,
            privacy,
            privacy,
            privacy,
            memory,
            new ConvexProbe(calls, properties)));
  }
}
