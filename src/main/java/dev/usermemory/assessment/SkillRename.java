package dev.usermemory.assessment;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a skill's facts are once it has another id: as an assessment would have said them under that
 * id. Facts of other sources keep their text and slot.
 *
 * @param from its former id, or its hash
 */
public record SkillRename(String from, String to) {

  public Fact of(UserId user, Fact fact) {
    Fact said =
        Stream.of(level(fact), criterion(fact), feedback(fact))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(fact);
    return said.renamed(
        FactIds.of(user, fact.kind(), to, said.text()), said.text(), to, said.slot());
  }

  /** Such as “pace: level 5, was 4”, in its slot. */
  private Optional<Fact> level(Fact fact) {
    return LevelFacts.slot(from).equals(fact.slot())
        ? rest(fact, SkillNames.label(from) + ": ")
            .map(rest -> with(fact, SkillNames.label(to) + ": " + rest, LevelFacts.slot(to)))
        : Optional.empty();
  }

  /** Such as “Needs work (pace): pauses”. */
  private Optional<Fact> criterion(Fact fact) {
    return CriterionFacts.PREFIXES.stream()
        .flatMap(prefix ->
            rest(fact, CriterionFacts.lead(prefix, from)).stream()
                .map(criterion ->
                    with(
                        fact,
                        CriterionFacts.lead(prefix, to) + criterion,
                        CriterionFacts.slot(from, criterion).equals(fact.slot())
                            ? CriterionFacts.slot(to, criterion)
                            : fact.slot())))
        .findFirst();
  }

  /** Such as “pace: rushed the ending”. */
  private Optional<Fact> feedback(Fact fact) {
    return fact.kind() == FactKind.SKILL_HINT
            && fact.slot() == null
            && fact.source().equals(FactDrafts.SOURCE)
        ? rest(fact, SkillNames.prefix(from))
            .map(rest -> with(fact, SkillNames.prefix(to) + rest, null))
        : Optional.empty();
  }

  private static Optional<String> rest(Fact fact, String lead) {
    return fact.text().startsWith(lead)
        ? Optional.of(fact.text().substring(lead.length()))
        : Optional.empty();
  }

  private static Fact with(Fact fact, String text, @Nullable String slot) {
    return fact.renamed(fact.factId(), text, fact.skillId(), slot);
  }
}
