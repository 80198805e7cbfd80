package dev.usermemory.memory.goal;

import dev.usermemory.kernel.json.Patched;
import dev.usermemory.kernel.validation.EpochMs;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.NotCleared;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A merge patch (RFC 7396) of a goal; null clears the two members that may be absent. */
public record GoalPatchRequest(
    @NotCleared Patched<@Text(max = NewGoal.MAX_TITLE) String> title,
    Patched<@Text(min = 0, max = NewGoal.MAX_DESCRIPTION) String> description,
    @NotCleared Patched<GoalStatus> status,
    Patched<@EpochMs Long> targetDateMs,
    @NotCleared
        Patched<@Size(max = NewGoal.MAX_TAGS) List<@Label(max = NewGoal.MAX_TAG) String>> tags) {

  public GoalPatch toPatch() {
    return new GoalPatch(
        title.orNull(),
        description.orNull(),
        status.orNull(),
        targetDateMs.orNull(),
        tags.map(list -> list.stream().distinct().toList()).orNull(),
        cleared());
  }

  private Set<String> cleared() {
    var cleared = new HashSet<String>();
    if (description.isCleared()) {
      cleared.add("description");
    }
    if (targetDateMs.isCleared()) {
      cleared.add("targetDateMs");
    }
    return cleared;
  }
}
