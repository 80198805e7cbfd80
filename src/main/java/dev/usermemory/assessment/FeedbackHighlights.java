package dev.usermemory.assessment;

import dev.usermemory.memory.episode.Highlight;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The feedback of an assessment as highlights of its episode. */
final class FeedbackHighlights {

  static final int MAX_HIGHLIGHTS = 50;

  private FeedbackHighlights() {}

  /** Skill by skill. When there is too much, every skill keeps its first ones. */
  static List<Highlight> of(List<SkillResult> skills) {
    record Ranked(int position, int skill, Highlight highlight) {}
    return IntStream.range(0, skills.size())
        .boxed()
        .flatMap(s ->
            IntStream.range(0, skills.get(s).feedback().size())
                .mapToObj(p -> new Ranked(p, s, highlight(skills.get(s), p))))
        .sorted(Comparator.comparingInt(Ranked::position))
        .limit(MAX_HIGHLIGHTS)
        .sorted(Comparator.comparingInt(Ranked::skill))
        .map(Ranked::highlight)
        .toList();
  }

  private static Highlight highlight(SkillResult skill, int position) {
    return new Highlight("feedback", skill.feedback().get(position), skill.skillId(), null);
  }
}
