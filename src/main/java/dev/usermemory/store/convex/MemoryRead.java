package dev.usermemory.store.convex;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.CodePoints;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code mem:readMemory} returns: a memory, whatever of it has expired, or what has changed of
 * it since a revision.
 *
 * @param facts the strongest, or those that changed, superseded ones among them
 * @param episodes the newest, or those that changed
 * @param gone null when these are not only changes
 */
record MemoryRead(
    Revision revision,
    @Nullable Decision consent,
    @Nullable Profile profile,
    @Nullable Preferences preferences,
    List<Goal> goals,
    List<TrackedSkill> trackedSkills,
    List<Fact> facts,
    List<Episode> episodes,
    More more,
    @Nullable Gone gone) {

  /** On the consent {@code memory}. */
  record Decision(boolean granted, @Nullable Long expiresAtMs) {

    private boolean isLive(long nowMs) {
      return expiresAtMs == null || nowMs < expiresAtMs;
    }
  }

  /** Whether there are more of each. */
  record More(boolean facts, boolean episodes) {}

  /** Ids of what was deleted. */
  record Gone(List<String> facts, List<String> episodes) {}

  boolean isConsented(boolean byDefault, long nowMs) {
    return consent != null && consent.isLive(nowMs) ? consent.granted() : byDefault;
  }

  /** Facts that have not expired. */
  List<Fact> liveFacts(long nowMs) {
    return facts.stream().filter(fact -> fact.isLive(nowMs)).toList();
  }

  List<Episode> liveEpisodes(long nowMs) {
    return episodes.stream().filter(episode -> episode.isLive(nowMs)).toList();
  }

  /** Of a whole memory. */
  ContextSnapshot toSnapshot(ContextQuery query) {
    List<Fact> live = liveFacts(query.nowMs());
    return with(
        live.stream()
            .limit(query.maxFacts())
            .sorted(Comparator.comparing(Fact::factId, CodePoints.ORDER))
            .toList(),
        liveEpisodes(query.nowMs()).stream().limit(query.maxEpisodes()).toList(),
        !more.facts() && live.size() <= query.maxFacts());
  }

  ContextSnapshot with(List<Fact> someFacts, List<Episode> someEpisodes, boolean complete) {
    return new ContextSnapshot(
        someFacts, someEpisodes, profile, preferences, goals, trackedSkills, complete);
  }
}
