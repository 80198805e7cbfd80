package dev.usermemory.memory.fact;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Stores facts that had to wait. */
@Component
class FactsDelivery implements Deliverable<SaidFacts> {

  private final FactService facts;

  FactsDelivery(FactService facts) {
    this.facts = facts;
  }

  @Override
  public WriteOperation operation() {
    return WriteOperation.UPSERT_FACTS;
  }

  @Override
  public Class<SaidFacts> contentType() {
    return SaidFacts.class;
  }

  @Override
  public Outcome<?> deliver(Deferrable write, SaidFacts content) {
    UserId user = Objects.requireNonNull(write.userId());
    return facts.upsertNow(user, write.key(), content.facts());
  }
}
