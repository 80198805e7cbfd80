package dev.usermemory.contract.random;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reading a memory with what the last read has found. */
record ContextOperations(Draw draw, Map<Object, KnownSnapshot> known) implements Operations {

  private static final int FEW = 2;
  private static final int ALL = 200;

  ContextOperations(Draw draw) {
    this(draw, new ConcurrentHashMap<>());
  }

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(() -> read(ALL), () -> read(FEW), () -> read(FEW));
  }

  private Operation read(int most) {
    return draw.op("readAgain " + most, (store, user, nowMs) -> read(store, user, most, nowMs));
  }

  /** Without what has expired since it was read, which the service leaves out. */
  private Object read(StoreUnderTest store, UserId user, int most, long nowMs) {
    Object place = List.of(System.identityHashCode(store), user, most);
    KnownSnapshot before = known.get(place);
    ContextRead read =
        store.contexts().readContext(new ContextQuery(user, null, null, most, most, before, nowMs));
    if (!read.consented()) {
      return "not consented";
    }
    ContextSnapshot snapshot = current(read, before);
    known.put(place, new KnownSnapshot(read.revision(), snapshot, null));
    List<Fact> facts = snapshot.facts().stream().filter(f -> f.isLive(nowMs)).toList();
    List<Episode> episodes = snapshot.episodes().stream().filter(e -> e.isLive(nowMs)).toList();
    return List.of(facts, episodes, snapshot.goals(), snapshot.trackedSkills());
  }

  private static ContextSnapshot current(ContextRead read, @Nullable KnownSnapshot before) {
    return read.snapshot() != null ? read.snapshot() : Objects.requireNonNull(before).snapshot();
  }
}
