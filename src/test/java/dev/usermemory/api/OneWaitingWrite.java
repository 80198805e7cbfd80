package dev.usermemory.api;

import dev.usermemory.delivery.Lane;
import dev.usermemory.delivery.OutboxEntry;
import dev.usermemory.delivery.OutboxStore;
import dev.usermemory.delivery.StoredWrite;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** An outbox in which one write was set aside for good, of the id in the contract's examples. */
@TestConfiguration(proxyBeanMethods = false)
class OneWaitingWrite {

  @Bean
  @Primary
  OutboxStore outboxOfTheTest() {
    return new Kept();
  }

  private static final class Kept implements OutboxStore {

    private static final StoredWrite WRITE =
        new StoredWrite(
            new OutboxEntry(
                1,
                "0b6c1f5e-6f0e-4a51-9c0d-3a1f5a6f8c11",
                new Lane(null, "sess-8f21"),
                "assessments.finalize",
                1_757_097_000_000L,
                1_757_097_000_000L,
                3,
                1_757_097_000_000L,
                OutboxEntry.State.SET_ASIDE,
                "conflict: The Idempotency-Key was already used for another request."),
            null,
            "sess-8f21",
            "key",
            "{}");

    @Override
    public OutboxEntry add(StoredWrite write) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void settle() {}

    @Override
    public Optional<StoredWrite> find(String id) {
      return Optional.of(WRITE).filter(write -> write.entry().id().equals(id));
    }

    @Override
    public void eachWaiting(Consumer<OutboxEntry> consumer) {}

    @Override
    public Page<OutboxEntry> list(PageRequest page) {
      return new Page<>(List.of(WRITE.entry()), null);
    }

    @Override
    public void update(OutboxEntry entry) {}

    @Override
    public boolean remove(String id) {
      return true;
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
      return new Totals(0, 1, 1_026, 1, 0);
    }
  }
}
