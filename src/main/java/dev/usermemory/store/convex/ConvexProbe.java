package dev.usermemory.store.convex;

import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.StoreState;
import java.util.Optional;

/** Says where Convex is, whether it answers, and whether it goes with this service. */
final class ConvexProbe implements StoreProbe {

  private final ConvexGateway gateway;
  private final ConvexProperties properties;

  ConvexProbe(ConvexGateway gateway, ConvexProperties properties) {
    this.gateway = gateway;
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

  /** Runs a function that reads nothing: proves network, key and deployed functions. */
  @Override
  public void ping() {
    gateway.probe();
  }

  @Override
  public Optional<String> fault() {
    return gateway.fault().map(Fitness::word);
  }

  @Override
  public StoreState state() {
    return gateway.isAway() || gateway.fault().isPresent() ? StoreState.AWAY : StoreState.OK;
  }
}
