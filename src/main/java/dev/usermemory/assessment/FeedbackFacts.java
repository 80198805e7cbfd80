package dev.usermemory.assessment;

import dev.usermemory.kernel.CodePoints;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * Turns feedback into hints, one per distinct statement about a skill. One that says the same as a
 * hint of before takes its words, so that it reinforces that hint.
 *
 * @param known current facts of the person
 */
record FeedbackFacts(FactDrafts drafts, List<Fact> known) {

  /** Of a skill; more would push everything else out of a chat. */
  static final int MAX_HINTS = 20;

  private static final Comparator<Fact> STRONGEST_FIRST =
      Comparator.comparingLong(FactRules::strengthMs)
          .reversed()
          .thenComparing(Fact::factId, CodePoints.ORDER);

  /**
   * @param faded the weakest hints of before, for which there is no room beside what is said
   */
  record Hints(List<FactDraft> said, List<String> faded) {}

  Hints of(SkillResult skill) {
    List<Fact> hints = hintsAbout(skill);
    List<FactDraft> said = said(skill, hints);
    List<String> ids = said.stream().map(FactDraft::factId).toList();
    List<String> faded =
        hints.stream()
            .filter(hint -> !ids.contains(hint.factId()) && mayFade(hint))
            .skip(MAX_HINTS - said.size())
            .map(Fact::factId)
            .toList();
    return new Hints(said, faded);
  }

  private List<Fact> hintsAbout(SkillResult skill) {
    return known.stream()
        .filter(fact -> fact.kind() == FactKind.SKILL_HINT && fact.slot() == null)
        .filter(fact -> Objects.equals(fact.skillId(), skill.skillId()))
        .sorted(STRONGEST_FIRST)
        .toList();
  }

  private List<FactDraft> said(SkillResult skill, List<Fact> hints) {
    List<Known> before = hints.stream().map(Known::of).toList();
    var statements = new ArrayList<Statement>();
    var said = new LinkedHashMap<String, FactDraft>();
    for (String feedback : skill.feedback()) {
      String text = SkillNames.prefix(skill.skillId()) + feedback;
      var statement = Statement.of(text);
      if (said.size() < MAX_HINTS && statements.stream().noneMatch(statement::isSameAs)) {
        statements.add(statement);
        FactDraft draft = draft(skill, inKnownWords(text, statement, before));
        said.putIfAbsent(draft.factId(), draft);
      }
    }
    return List.copyOf(said.values());
  }

  private FactDraft draft(SkillResult skill, String text) {
    return drafts.draft(
        FactKind.SKILL_HINT, skill.skillId(), text, null, FactKind.SKILL_HINT.defaultDecayMs());
  }

  private record Known(String text, Statement statement) {

    static Known of(Fact hint) {
      return new Known(hint.text(), Statement.of(hint.text()));
    }
  }

  private static String inKnownWords(String text, Statement statement, List<Known> hints) {
    return hints.stream()
        .filter(hint -> hint.statement().isSameAs(statement))
        .map(Known::text)
        .findFirst()
        .orElse(text);
  }

  /** What a person or another program said is not ours to forget; our own is taken back anyway. */
  private boolean mayFade(Fact hint) {
    return !hint.pinned() && FactDrafts.isByAssessments(hint) && !drafts.isOnlyOrigin(hint);
  }
}
