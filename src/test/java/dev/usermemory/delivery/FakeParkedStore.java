package dev.usermemory.delivery;

import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In memory, on one page. */
final class FakeParkedStore implements ParkedStore {

  final List<ParkedWrite> writes = new ArrayList<>();
  final Map<String, UserId> owners = new HashMap<>();

  @Override
  public Optional<UserId> park(ParkedWrite write, long nowMs) {
    Optional<UserId> owner = Optional.ofNullable(owners.get(write.sessionId()));
    if (owner.isEmpty() && findParked(write.id(), nowMs).isEmpty()) {
      writes.add(write);
      writes.sort(Comparator.comparing(ParkedWrite::acceptedAtMs));
    }
    return owner;
  }

  @Override
  public List<ParkedWrite> parkedOf(String sessionId, long nowMs) {
    return writes.stream().filter(write -> write.sessionId().equals(sessionId)).toList();
  }

  @Override
  public Page<ParkedWrite> listParked(PageRequest page, long nowMs) {
    return new Page<>(writes, null);
  }

  @Override
  public Optional<ParkedWrite> findParked(String id, long nowMs) {
    return writes.stream().filter(write -> write.id().equals(id)).findFirst();
  }

  @Override
  public boolean unpark(String id) {
    return writes.removeIf(write -> write.id().equals(id));
  }

  @Override
  public Page<Deliverable> deliverable(PageRequest page, long nowMs) {
    return new Page<>(
        writes.stream()
            .filter(write -> owners.containsKey(write.sessionId()))
            .map(write -> new Deliverable(owners.get(write.sessionId()), write))
            .toList(),
        null);
  }

  @Override
  public Depth depth(long nowMs) {
    return new Depth(
        writes.size(), writes.isEmpty() ? 0 : writes.getFirst().acceptedAtMs());
  }
}
