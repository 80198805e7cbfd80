package dev.usermemory.delivery;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps accepted writes on a disk of this machine, each before its caller is told. All methods
 * throw {@link StoreException} when that fails.
 */
public interface OutboxStore {

  /**
   * Keeps a write. When one with the same lane and key waits already, that one is returned instead.
   *
   * @throws ConflictException when that one says something else
   */
  OutboxEntry add(StoredWrite write);

  /** Ends once everything that {@link #add} began before is kept or not. */
  void settle();

  Optional<StoredWrite> find(String id);

  /** Every waiting entry, in order. */
  void eachWaiting(Consumer<OutboxEntry> consumer);

  /** All entries, in order. */
  Page<OutboxEntry> list(PageRequest page);

  /** Keeps the state, attempts and times of an entry that is there. */
  void update(OutboxEntry entry);

  /** False when it was not there. */
  boolean remove(String id);

  /** Removes all entries of the lanes that were accepted before. */
  void removeLanes(List<Lane> lanes, long acceptedBeforeMs);

  /** Leaves no byte of what was removed on the disk. */
  void scrub();

  /** Whether that failed; it is tried again. */
  default boolean isScrubPending() {
    return false;
  }

  /** The sessions of all entries without a user. */
  List<String> sessions();

  Totals totals();

  /**
   * What is kept, set aside or not.
   *
   * @param bytes of the contents, with an allowance for the rest of each entry
   * @param lastSeq 0 when there is none
   * @param oldestAcceptedAtMs of those that wait, 0 when none does
   */
  record Totals(long waiting, long setAside, long bytes, long lastSeq, long oldestAcceptedAtMs) {

    public static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    public long entries() {
      return waiting + setAside;
    }
  }
}
