package dev.usermemory.assessment;

import dev.usermemory.kernel.MemoryTable;
import java.util.Map;

/** How many documents of each table went or were cut; tables without any are absent. */
public record Forgotten(Map<MemoryTable, Long> tables) {

  public Forgotten {
    tables = Map.copyOf(tables);
  }
}
