package dev.usermemory.privacy.consent;

import dev.usermemory.kernel.MemoryTable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The consents that decide about data, and the tables that each decides about. */
public enum ConsentGate {
  MEMORY(Consent.MEMORY, EnumSet.of(MemoryTable.FACTS, MemoryTable.EPISODES)),
  PROGRESS(Consent.PROGRESS, EnumSet.of(MemoryTable.PROGRESS_DAILY, MemoryTable.GAMIFICATION));

  private final String consent;
  private final Set<MemoryTable> tables;

  ConsentGate(String consent, Set<MemoryTable> tables) {
    this.consent = consent;
    this.tables = Set.copyOf(tables);
  }

  public static Optional<ConsentGate> of(String consent) {
    return Arrays.stream(values()).filter(gate -> gate.consent.equals(consent)).findFirst();
  }

  String consent() {
    return consent;
  }

  Set<MemoryTable> tables() {
    return tables;
  }
}
