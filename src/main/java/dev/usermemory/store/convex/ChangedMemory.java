package dev.usermemory.store.convex;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.kernel.CodePoints;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactRules;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Puts what has changed into the snapshot that was known before. */
final class ChangedMemory {

  private static final Comparator<Episode> NEWEST_FIRST =
      Comparator.comparingLong(Episode::createdAtMs).reversed().thenComparing(Episode::episodeId);

  private final ContextQuery query;
  private final MemoryRead read;
  private final MemoryRead.Gone gone;
  private final ContextSnapshot before;

  /** A later revision is also the occasion to look for what has expired since the known one. */
  private final boolean later;

  /** Whether something has left its place, which something unknown may take. */
  private boolean left;

  private ChangedMemory(ContextQuery query, MemoryRead read) {
    this.query = query;
    this.read = read;
    this.gone = Objects.requireNonNull(read.gone());
    KnownSnapshot known = Objects.requireNonNull(query.known());
    this.before = known.snapshot();
    this.later = !known.revision().equals(read.revision());
  }

  /** Empty when the changes are not enough to tell. */
  static Optional<ContextSnapshot> of(ContextQuery query, MemoryRead read) {
    return new ChangedMemory(query, read).snapshot();
  }

  private Optional<ContextSnapshot> snapshot() {
    List<Fact> facts = facts();
    boolean unknownFacts = left && !before.complete();
    left = false;
    List<Episode> episodes = episodes();
    boolean unknownEpisodes = left && before.episodes().size() >= query.maxEpisodes();
    if (unknownFacts || unknownEpisodes) {
      return Optional.empty();
    }
    boolean complete = before.complete() && facts.size() <= query.maxFacts();
    return Optional.of(
        read.with(
            facts.stream()
                .sorted(ContextSnapshot.STRONGEST_FIRST)
                .limit(query.maxFacts())
                .sorted(Comparator.comparing(Fact::factId, CodePoints.ORDER))
                .toList(),
            episodes.stream().sorted(NEWEST_FIRST).limit(query.maxEpisodes()).toList(),
            complete));
  }

  private List<Fact> facts() {
    Map<String, Fact> facts = new TreeMap<>();
    for (Fact fact : before.facts()) {
      if (later && !fact.isLive(query.nowMs())) {
        left = true;
      } else {
        facts.put(fact.factId(), fact);
      }
    }
    gone.facts().forEach(id -> left |= facts.remove(id) != null);
    for (Fact fact : read.facts()) {
      Fact earlier = facts.remove(fact.factId());
      boolean current = fact.supersededAtMs() == null && fact.isLive(query.nowMs());
      if (current) {
        facts.put(fact.factId(), fact);
      }
      left |= earlier != null && !(current && isAsStrong(fact, earlier));
    }
    return List.copyOf(facts.values());
  }

  private static boolean isAsStrong(Fact fact, Fact earlier) {
    return FactRules.strengthMs(fact) >= FactRules.strengthMs(earlier);
  }

  private List<Episode> episodes() {
    Map<String, Episode> episodes = new LinkedHashMap<>();
    for (Episode episode : before.episodes()) {
      if (later && !episode.isLive(query.nowMs())) {
        left = true;
      } else {
        episodes.put(episode.episodeId(), episode);
      }
    }
    gone.episodes().forEach(id -> left |= episodes.remove(id) != null);
    for (Episode episode : read.episodes()) {
      Episode earlier = episodes.remove(episode.episodeId());
      boolean live = episode.isLive(query.nowMs());
      if (live) {
        episodes.put(episode.episodeId(), episode);
      }
      left |= earlier != null && !(live && episode.createdAtMs() >= earlier.createdAtMs());
    }
    return List.copyOf(episodes.values());
  }
}
