package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextAssembler;
import dev.usermemory.context.assembly.ContextSnapshot;
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
  private final ContextMetrics metrics;

  MemoryReader(
      ContextStore store,
      MemoryCache cache,
      ContextAssembler assembler,
      ContextProperties properties,
      ContextMetrics metrics) {
    this.store = store;
    this.cache = cache;
    this.assembler = assembler;
    this.properties = properties;
    this.metrics = metrics;
  }

  /**
   * What the store says now.
   *
   * @param memory null without the consent
   */
  record Reading(@Nullable KnownMemory memory, boolean sessionBound) {}

  /**
   * One read; throws {@link dev.usermemory.kernel.StoreException} when it fails or is too late. A
   * late one goes on: the store is judged by its own limits and not by a chat's, and what it says
   * serves the next chat.
   */
  Reading read(UserId user, ChatQuestion question, long nowMs, Deadline deadline) {
    long ticket = cache.ticket(user);
    Optional<KnownMemory> known = cache.find(user).filter(k -> k.serves(question.text()));
    ContextQuery query =
        query(user, question, known.map(KnownMemory::revision).orElse(null), nowMs);
    Function<ContextRead, Reading> conclude =
        read -> conclude(user, ticket, question, known, read, nowMs);
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
      UserId user,
      long ticket,
      ChatQuestion question,
      Optional<KnownMemory> known,
      ContextRead read,
      long nowMs) {
    if (!read.consented()) {
      cache.evict(user);
      return new Reading(null, read.sessionBound());
    }
    metrics.read(read.snapshot() == null);
    KnownMemory current =
        read.snapshot() == null
            ? known.orElseThrow()
            : keep(user, ticket, question, read.revision(), read.snapshot(), nowMs);
    current.seen(nowMs);
    return new Reading(current, read.sessionBound());
  }

  private KnownMemory keep(
      UserId user,
      long ticket,
      ChatQuestion question,
      long revision,
      ContextSnapshot snapshot,
      long nowMs) {
    var known = new KnownMemory(revision, question.text(), assembler.prepare(snapshot), nowMs);
    cache.keep(user, ticket, known);
    return known;
  }

  private ContextQuery query(
      UserId user, ChatQuestion question, @Nullable Long knownRevision, long nowMs) {
    return new ContextQuery(
        user,
        question.sessionId(),
        question.text(),
        properties.maxFacts(),
        properties.maxEpisodes(),
        knownRevision,
        nowMs);
  }
}
