package dev.usermemory.store.convex;

import dev.usermemory.kernel.StoreProbe;

/** Says where Convex is and whether it answers. */
final class ConvexProbe implements StoreProbe {

  private final ConvexCalls convex;
  private final ConvexProperties properties;

  ConvexProbe(ConvexCalls convex, ConvexProperties properties) {
    this.convex = convex;
    this.properties = properties;
  }

  @Override
  public String name() {
    return "convex";
  }

  @Override
  public String description() {
    return properties.url().toString();
  }

  /** Runs a function that reads one index entry: proves network, key and deployed functions. */
  @Override
  public void ping() {
    convex.ping();
  }
}
