package dev.usermemory.assessment;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactIds;
import org.jspecify.annotations.Nullable;

/**
 * What a skill's facts are once it has another id: as an assessment would have said them under that
 * id. Facts of other sources keep their text and slot.
 *
 * @param from its former id, or its hash
 */
public record SkillRename(String from, String to) {

  public Fact of(UserId user, Fact fact) {
    String text = fact.text();
    String slot = fact.slot();
    for (String prefix : CriterionFacts.PREFIXES) {
      String former = CriterionFacts.lead(prefix, from);
      if (fact.text().startsWith(former)) {
        String criterion = fact.text().substring(former.length());
        text = CriterionFacts.lead(prefix, to) + criterion;
        slot = slot(slot, criterion);
        break;
      }
    }
    return fact.renamed(FactIds.of(user, fact.kind(), to, text), text, to, slot);
  }

  private @Nullable String slot(@Nullable String stored, String criterion) {
    return CriterionFacts.slot(from, criterion).equals(stored)
        ? CriterionFacts.slot(to, criterion)
        : stored;
  }
}
