package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class ToldErasures implements ErasureTelemetry {

  final Map<MemoryTable, Long> purged = new EnumMap<>(MemoryTable.class);
  final Map<MemoryTable, Long> erased = new EnumMap<>(MemoryTable.class);
  final List<Swept> sweeps = new CopyOnWriteArrayList<>();
  final List<ErasureEnded> erasures = new CopyOnWriteArrayList<>();

  @Override
  public synchronized void purged(Map<MemoryTable, Long> deleted) {
    deleted.forEach((table, count) -> purged.merge(table, count, Long::sum));
  }

  @Override
  public synchronized void erased(Map<MemoryTable, Long> deleted) {
    deleted.forEach((table, count) -> erased.merge(table, count, Long::sum));
  }

  @Override
  public void swept(Swept swept) {
    sweeps.add(swept);
  }

  @Override
  public void ended(ErasureEnded ended) {
    erasures.add(ended);
  }
}
