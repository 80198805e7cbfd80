package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far the erasure of a person is.
 *
 * @param deleted documents of every table, over all pages, whichever instance asked for them
 * @param residue of all erasures; pending until this one is done
 */
public record Erasure(State state, Map<MemoryTable, Long> deleted, Residue residue) {

  /** STOPPED: nobody has gone on for a while, and whoever repeats it does. */
  public enum State {
    RUNNING,
    STOPPED,
    DONE
  }

  public Erasure {
    var all = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    for (MemoryTable table : MemoryTable.values()) {
      all.put(table, deleted.getOrDefault(table, 0L));
    }
    deleted = all;
  }

  /** Over all tables. */
  public long total() {
    return deleted.values().stream().mapToLong(Long::longValue).sum();
  }

  public boolean isDone() {
    return state == State.DONE;
  }
}
