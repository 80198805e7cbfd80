package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextAssembler;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.context.cache.KnownMemory;
import dev.usermemory.context.cache.MemoryCache;
import dev.usermemory.kernel.UserId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a person's memory from the store, sparing what has not changed since the last time. */
@Component
class MemoryReader {

  private final ContextStore store;
  private final MemoryCache cache;
  private final ContextAssembler assembler;
  private final ContextProperties properties;
  private final ContextTelemetry telemetry;

  MemoryReader(
      ContextStore store,
      MemoryCache cache,
      ContextAssembler assembler,
      ContextProperties properties,
      ContextTelemetry telemetry) {
    this.store = store;
    this.cache = cache;
    this.assembler = assembler;
    this.properties = properties;
    this.telemetry = telemetry;
  }

  /**
   * What the store says now.
   *
   * @param memory null without the consent
   */
  record Reading(@Nullable KnownMemory memory, Revision revision, boolean sessionBound) {}

  /**
   * One read; throws {@link dev.usermemory.kernel.StoreException} when it fails or is too late. A
   * late one goes on: the store is judged by its own limits and not by a chat's, and what it says
   * serves the next chat.
   */
  Reading read(UserId user, ChatQuestion question, long nowMs, Deadline deadline) {
    long ticket = cache.ticket(user);
    Optional<KnownMemory> known = cache.find(user);
    ContextQuery query = query(user, question, known.map(KnownMemory::known).orElse(null), nowMs);
    Function<ContextRead, Reading> conclude = read -> conclude(query, ticket, known, read);
    ContextRead read =
        store
            .stillCurrent(query)
            .orElseGet(() ->
                deadline.await(
                    Deadline.start(() -> {
                      ContextRead answer = store.readContext(query);
                      if (deadline.hasPassed()) {
                        conclude.apply(answer);
                      }
                      return answer;
                    })));
    return conclude.apply(read);
  }

  private Reading conclude(
      ContextQuery query, long ticket, Optional<KnownMemory> known, ContextRead read) {
    UserId user = query.userId();
    if (!read.consented()) {
      cache.evict(user);
      return new Reading(null, read.revision(), read.sessionBound());
    }
    boolean unchanged = read.snapshot() == null;
    telemetry.read(unchanged);
    if (unchanged && query.isServed()) {
      KnownMemory current = known.orElseThrow();
      cache.confirm(user, ticket, current, read.revision(), query.nowMs());
      return new Reading(current, read.revision(), read.sessionBound());
    }
    KnownMemory current = known(query, known, read);
    cache.keep(user, ticket, current);
    return new Reading(current, read.revision(), read.sessionBound());
  }

  private KnownMemory known(ContextQuery query, Optional<KnownMemory> known, ContextRead read) {
    ContextSnapshot snapshot = read.snapshot();
    return snapshot == null
        ? known.orElseThrow().asked(query.text(), read.matches(), read.revision(), query.nowMs())
        : new KnownMemory(
            new KnownSnapshot(read.revision(), snapshot, query.text()),
            assembler.prepare(snapshot),
            read.matches(),
            query.nowMs());
  }

  private ContextQuery query(
      UserId user, ChatQuestion question, @Nullable KnownSnapshot known, long nowMs) {
    return new ContextQuery(
        user,
        question.sessionId(),
        question.text(),
        properties.maxFacts(),
        properties.maxEpisodes(),
        known,
        nowMs);
  }
}
