package dev.usermemory.memory.fact.web;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Violation;
import dev.usermemory.kernel.json.Patched;
import dev.usermemory.kernel.validation.EpochMs;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.NotCleared;
import dev.usermemory.kernel.validation.Text;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.memory.fact.HalfLife;
import dev.usermemory.memory.fact.NewFact;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;

/**
 * Changes to what a fact says and how it is handled. The last three members are the fact's
 * identity: they are read to be refused, because ignoring them would look like success.
 */
public record FactPatchRequest(
    @NotCleared
        Patched<@Size(max = FactRules.MAX_TAGS) List<@Label(max = NewFact.MAX_TAG) String>> tags,
    @NotCleared
        Patched<@DecimalMin(value = "0", inclusive = false) @DecimalMax("10") Double> weight,
    @NotCleared Patched<@HalfLife Long> decayMs,
    @NotCleared Patched<@EpochMs Long> expiresAtMs,
    @NotCleared Patched<Boolean> pinned,
    @NotCleared Patched<@Text(max = NewFact.MAX_TEXT) String> text,
    Patched<Object> kind,
    Patched<Object> slot,
    Patched<Object> skillId) {

  FactPatch toPatch() {
    List<Violation> touched =
        Stream.of(touched("kind", kind), touched("slot", slot), touched("skillId", skillId))
            .flatMap(List::stream)
            .toList();
    if (!touched.isEmpty()) {
      throw new InvalidValueException(touched);
    }
    return new FactPatch(
        tags.orNull(), weight.orNull(), decayMs.orNull(), expiresAtMs.orNull(), pinned.orNull());
  }

  private static List<Violation> touched(String name, Patched<Object> member) {
    return member.isAbsent()
        ? List.of()
        : List.of(
            new Violation(
                name,
                "cannot be changed: POST the new statement, in the same slot if it replaces"
                    + " this one"));
  }
}
