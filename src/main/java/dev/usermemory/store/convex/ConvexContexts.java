package dev.usermemory.store.convex;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.ContextStore;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.store.convex.ConvexCalls.Args;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Reads memories so that Convex answers them from its cache while nothing changes: no time is among
 * the arguments, and what depends on it is decided here. A session is asked for beside, so that all
 * sessions of a person share what is cached of the memory.
 */
final class ConvexContexts implements ContextStore {

  private static final int MAX_FACTS = 5_000;
  private static final int MAX_EPISODES = 500;

  private final ConvexCalls convex;
  private final StorePolicy policy;
  private final SessionBindings sessions;

  ConvexContexts(ConvexCalls convex, StorePolicy policy) {
    this.convex = convex;
    this.policy = policy;
    sessions = new SessionBindings(convex, policy);
  }

  @Override
  public ContextRead readContext(ContextQuery query) {
    SessionBindings.Pending session = sessions.ask(query);
    MemoryRead read = readMemory(query, query.known(), firstFacts(query), query.maxEpisodes());
    if (!read.isConsented(policy.consentDefault(), query.nowMs())) {
      boolean bound = session.isBound(read.revision());
      return new ContextRead(read.revision(), false, bound, ContextSnapshot.EMPTY);
    }
    ContextRead context = current(query, read);
    boolean bound = session.isBound(read.revision());
    return new ContextRead(
        context.revision(), true, bound, context.snapshot(), matches(query, context));
  }

  @Override
  public Revision revision(UserId user) {
    return convex
        .read("mem:revision", Args.of("userId", user), new TypeReference<Revision>() {})
        .orElse(Revision.NONE);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  /** Whether the consent was given has been decided. */
  private ContextRead current(ContextQuery query, MemoryRead read) {
    KnownSnapshot known = query.known();
    if (known == null || read.gone() == null) {
      return whole(query, read);
    }
    Optional<ContextSnapshot> changed = ChangedMemory.of(query, read);
    if (changed.isEmpty()) {
      return whole(query, readMemory(query, null, firstFacts(query), query.maxEpisodes()));
    }
    boolean same = changed.get().equals(known.snapshot());
    return new ContextRead(read.revision(), true, false, same ? null : changed.get());
  }

  /** As many as asked for, although some of what was read may have expired. */
  private ContextRead whole(ContextQuery query, MemoryRead first) {
    MemoryRead read = first;
    int facts = firstFacts(query);
    int episodes = query.maxEpisodes();
    while (true) {
      int moreFacts =
          more(facts, MAX_FACTS, read.facts().size(), read.liveFacts(query.nowMs()).size());
      int moreEpisodes =
          more(
              episodes,
              MAX_EPISODES,
              read.episodes().size(),
              read.liveEpisodes(query.nowMs()).size());
      if (moreFacts + moreEpisodes == 0) {
        return new ContextRead(read.revision(), true, false, read.toSnapshot(query));
      }
      facts += moreFacts;
      episodes += moreEpisodes;
      read = readMemory(query, null, facts, episodes);
    }
  }

  /** One more than asked for, to know whether there are more. */
  private static int firstFacts(ContextQuery query) {
    return Math.min(query.maxFacts() + 1, MAX_FACTS);
  }

  /** How many more to read: as many as have expired, unless there are no more to be had. */
  private static int more(int asked, int most, int read, int live) {
    return read < asked ? 0 : Math.min(read - live, most - asked);
  }

  private MemoryRead readMemory(
      ContextQuery query, @Nullable KnownSnapshot known, int maxFacts, int maxEpisodes) {
    Revision revision = known == null ? null : known.revision();
    Args args =
        Args.of("userId", query.userId())
            .put("maxFacts", maxFacts)
            .put("maxEpisodes", maxEpisodes)
            .put("known", revision);
    return convex.read("mem:readMemory", args, new TypeReference<MemoryRead>() {}).orElseThrow();
  }

  /**
   * Current as of a moment after the snapshot: a match whose slot another one holds has lost it.
   */
  private List<Fact> matches(ContextQuery query, ContextRead context) {
    KnownSnapshot known = query.known();
    ContextSnapshot snapshot = context.snapshot();
    if (query.text() == null || (snapshot == null && query.isServed())) {
      return List.of();
    }
    if (snapshot == null && known != null) {
      snapshot = known.snapshot();
    }
    if (snapshot == null || snapshot.complete()) {
      return List.of();
    }
    Map<String, String> holders =
        snapshot.facts().stream()
            .filter(fact -> fact.slot() != null)
            .collect(Collectors.toMap(Fact::slot, Fact::factId, (a, b) -> a));
    return search(query).stream()
        .filter(fact -> fact.isLive(query.nowMs()))
        .filter(fact ->
            fact.slot() == null
                || fact.factId().equals(holders.getOrDefault(fact.slot(), fact.factId())))
        .toList();
  }

  private List<Fact> search(ContextQuery query) {
    Args args = Args.of("userId", query.userId()).put("text", query.text());
    return convex.read("mem:searchFacts", args, new TypeReference<List<Fact>>() {}).orElseThrow();
  }
}
