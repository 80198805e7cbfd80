package dev.usermemory.memory.skill;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.validation.Label;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A person's skills in another order.
 *
 * @param order ids of tracked skills, the most important first; the others follow
 */
public record TrackedSkillOrder(
    @NotNull(message = "is required") @Size(min = 1, max = TrackedSkillStore.MAX_TRACKED_SKILLS)
        List<@Label String> order) {

  List<String> ids() {
    if (order.stream().distinct().count() < order.size()) {
      throw new InvalidValueException("order", "must name each skill once");
    }
    return order;
  }
}
