package dev.usermemory.memory.skill;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many skills a person tracks, and in which order. */
public final class TrackedSkillRules {

  private TrackedSkillRules() {}

  /**
   * What becomes of a person's skills when one is put among them.
   *
   * @param put the skill as it is stored now
   * @param moved the skill that had its order, if there was one; it has another order now
   * @param replaced ids of the skills that this one was tracked as before
   */
  public record Placed(TrackedSkill put, List<TrackedSkill> moved, List<String> replaced) {}

  /**
   * Puts a skill at its order. Who has that order moves to the one that becomes free, or to the
   * first free one when the skill is new. Throws {@link ConflictException} for a fourth skill.
   *
   * @param tracked all of the person's, this one too if it is
   * @param formerIds that the skill was known by
   */
  public static Placed put(
      List<TrackedSkill> tracked, TrackedSkill skill, List<String> formerIds, long nowMs) {
    List<TrackedSkill> former =
        tracked.stream()
            .filter(t -> t.skillId().equals(skill.skillId()) || formerIds.contains(t.skillId()))
            .toList();
    List<TrackedSkill> others = tracked.stream().filter(t -> !former.contains(t)).toList();
    checkCount(others);
    Optional<TrackedSkill> stored =
        former.stream()
            .filter(t -> t.skillId().equals(skill.skillId()))
            .findFirst()
            .or(() -> former.stream().findFirst());
    return new Placed(
        skill.replacing(stored.orElse(null), nowMs),
        others.stream()
            .filter(other -> other.order() == skill.order())
            .limit(1)
            .map(other ->
                other.at(stored.map(TrackedSkill::order).orElseGet(() -> firstFree(others)), nowMs))
            .toList(),
        former.stream()
            .map(TrackedSkill::skillId)
            .filter(id -> !id.equals(skill.skillId()))
            .toList());
  }

  /** There is one, as they are fewer than orders. */
  private static int firstFree(List<TrackedSkill> skills) {
    return IntStream.rangeClosed(1, TrackedSkillStore.MAX_TRACKED_SKILLS)
        .filter(order -> skills.stream().noneMatch(skill -> skill.order() == order))
        .findFirst()
        .orElseThrow();
  }

  /**
   * All of a person's skills, those that are named first; the others follow as they did before.
   * Throws {@link NotFoundException} for one that is not tracked.
   *
   * @param tracked in their order
   * @param order ids, each once
   */
  public static List<TrackedSkill> reorder(
      List<TrackedSkill> tracked, List<String> order, long nowMs) {
    List<TrackedSkill> named =
        order.stream()
            .map(id ->
                tracked.stream()
                    .filter(skill -> skill.skillId().equals(id))
                    .findFirst()
                    .orElseThrow(
                        () -> new NotFoundException("A skill of the order is not tracked.")))
            .toList();
    List<TrackedSkill> all =
        Stream.concat(named.stream(), tracked.stream().filter(skill -> !named.contains(skill)))
            .toList();
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).at(i + 1, nowMs)).toList();
  }

  /**
   * For a skill that is stored as it is: refuses a fourth one and an order that another one has.
   *
   * @param tracked all of the person's, this one too if it is
   */
  public static void checkRoom(List<TrackedSkill> tracked, TrackedSkill skill) {
    List<TrackedSkill> others =
        tracked.stream().filter(other -> !other.skillId().equals(skill.skillId())).toList();
    checkCount(others);
    if (others.stream().anyMatch(other -> other.order() == skill.order())) {
      throw new ConflictException("Another tracked skill has this order.");
    }
  }

  private static void checkCount(List<TrackedSkill> others) {
    if (others.size() >= TrackedSkillStore.MAX_TRACKED_SKILLS) {
      throw new ConflictException(
          "At most "
              + TrackedSkillStore.MAX_TRACKED_SKILLS
              + " skills are tracked; remove one first.");
    }
  }
}
