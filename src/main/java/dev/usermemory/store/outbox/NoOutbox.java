package dev.usermemory.store.outbox;

import dev.usermemory.delivery.Lane;
import dev.usermemory.delivery.OutboxEntry;
import dev.usermemory.delivery.OutboxStore;
import dev.usermemory.delivery.StoredWrite;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where nothing waits. */
final class NoOutbox implements OutboxStore {

  @Override
  public OutboxEntry add(StoredWrite write) {
    throw new IllegalStateException("without an outbox nothing is kept");
  }

  @Override
  public void settle() {}

  @Override
  public Optional<StoredWrite> find(String id) {
    return Optional.empty();
  }

  @Override
  public void eachWaiting(Consumer<OutboxEntry> consumer) {}

  @Override
  public Page<OutboxEntry> list(PageRequest page) {
    return new Page<>(List.of(), null);
  }

  @Override
  public void update(OutboxEntry entry) {}

  @Override
  public boolean remove(String id) {
    return false;
  }

  @Override
  public void removeLanes(List<Lane> lanes, long acceptedBeforeMs) {}

  @Override
  public void scrub() {}

  @Override
  public List<String> sessions() {
    return List.of();
  }

  @Override
  public Totals totals() {
    return Totals.NONE;
  }
}
