package dev.usermemory.context.assembly;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.SampleFact;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.preference.Preferences.Verbosity;
import dev.usermemory.memory.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memory to assemble contexts from. */
final class Memories {

  static final long NOW = 1_750_000_000_000L;
  static final long DAY = 86_400_000L;

  private Memories() {}

  static Fact fact(String id, String text) {
    return fact(id, text, 1, 0, null, false);
  }

  static Fact pinned(String id, String text) {
    return fact(id, text, 1, 0, null, true);
  }

  static Fact fact(
      String id,
      String text,
      double weight,
      int daysAgo,
      @Nullable String session,
      boolean pinned) {
    return new SampleFact(id, text)
        .kind(FactKind.PREFERENCE)
        .weight(weight, 180 * DAY)
        .at(NOW - daysAgo * DAY)
        .session(session)
        .pinned(pinned)
        .fact();
  }

  static Episode episode(String id, String summary, int daysAgo) {
    return new Episode(
        id,
        "session-" + id,
        null,
        summary,
        List.of(new Highlight("feedback", "Good pace.", null, null)),
        null,
        null,
        NOW - daysAgo * DAY,
        null);
  }

  static Goal goal(String id, String title) {
    return new Goal(id, title, null, GoalStatus.ACTIVE, null, List.of(), NOW, NOW);
  }

  static ContextSnapshot ofFacts(List<Fact> facts) {
    return new ContextSnapshot(facts, List.of(), null, null, List.of(), List.of(), true);
  }

  /** One of everything, and a pinned fact. */
  static ContextSnapshot everything() {
    return new ContextSnapshot(
        List.of(fact("f", "Prefers short answers."), pinned("p", "Is allergic to peanuts.")),
        List.of(episode("e", "Practised the opening", 3)),
        new Profile("Ana", "ana@example.org", null, "Learns to speak in public.", null, 0, 0),
        new Preferences("friendly", Verbosity.LOW, null, "alloy", "en", null, 1),
        List.of(
            new Goal(
                "g",
                "Give a talk",
                "At the autumn meeting.",
                GoalStatus.ACTIVE,
                1_758_326_400_000L,
                List.of(),
                0,
                0)),
        List.of(),
        true);
  }
}
