package dev.usermemory.store.convex;

import dev.usermemory.delivery.ParkedStore;
import dev.usermemory.delivery.ParkedWrite;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.store.convex.ConvexCalls.Args;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** What waits until it is known whose session it is. */
final class ConvexParkedStore implements ParkedStore {

  private final ConvexCalls convex;

  ConvexParkedStore(ConvexCalls convex) {
    this.convex = convex;
  }

  @Override
  public Optional<UserId> park(ParkedWrite write, long nowMs) {
    Args args = Args.of("parked", write).put("nowMs", nowMs);
    return convex.mutate("parked:park", args, new TypeReference<>() {});
  }

  @Override
  public List<ParkedWrite> parkedOf(String sessionId, long nowMs) {
    Args args = Args.of("sessionId", sessionId).put("nowMs", nowMs);
    return convex
        .read("parked:ofSession", args, new TypeReference<List<ParkedWrite>>() {})
        .orElseThrow();
  }

  @Override
  public Page<ParkedWrite> listParked(PageRequest page, long nowMs) {
    return convex
        .read(
            "parked:list",
            Args.of("nowMs", nowMs).page(page),
            new TypeReference<Page<ParkedWrite>>() {})
        .orElseThrow();
  }

  @Override
  public Optional<ParkedWrite> findParked(String id, long nowMs) {
    Args args = Args.of("id", id).put("nowMs", nowMs);
    return convex.read("parked:find", args, new TypeReference<>() {});
  }

  @Override
  public boolean unpark(String id) {
    return convex
        .mutate("parked:remove", Args.of("id", id), new TypeReference<Boolean>() {})
        .orElseThrow();
  }

  @Override
  public Page<Deliverable> deliverable(PageRequest page, long nowMs) {
    return convex
        .read(
            "parked:deliverable",
            Args.of("nowMs", nowMs).page(page),
            new TypeReference<Page<Deliverable>>() {})
        .orElseThrow();
  }

  @Override
  public Depth depth(long nowMs) {
    return convex
        .read("parked:depth", Args.of("nowMs", nowMs), new TypeReference<Depth>() {})
        .orElseThrow();
  }
}
