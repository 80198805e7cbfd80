package dev.usermemory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases.Part;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.preference.PreferenceRules;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillRules;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import dev.usermemory.progress.GamificationUpdate;
import dev.usermemory.progress.RollupMerge;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules that every kind of document has: its times, and how many there may be. */
class StoreRuleCasesTest {

  @TestFactory
  Stream<DynamicTest> keptTimes() {
    return RuleCases.of(
        "kept-times.json",
        (input, expected) -> {
          Record document = replaced(input, input.get("nowMs", Long.class));
          assertThat(document).isEqualTo(expected.get("document", document.getClass()));
        });
  }

  private static Record replaced(Part input, long nowMs) {
    return switch (input.get("kind", String.class)) {
      case "profile" ->
          input.get("given", Profile.class).replacing(input.find("stored", Profile.class), nowMs);
      case "consent" ->
          input.get("given", Consent.class).replacing(input.find("stored", Consent.class), nowMs);
      case "trackedSkill" ->
          input
              .get("given", TrackedSkill.class)
              .replacing(input.find("stored", TrackedSkill.class), nowMs);
      default -> input.get("given", GoalPatch.class).apply(input.get("stored", Goal.class), nowMs);
    };
  }

  @TestFactory
  Stream<DynamicTest> limits() {
    return RuleCases.of(
        "limits.json",
        (input, expected) -> {
          check(input);
          assertThat(expected.get("stored", Boolean.class)).isTrue();
        });
  }

  @TestFactory
  Stream<DynamicTest> trackedSkills() {
    return RuleCases.of(
        "tracked-skills.json",
        (input, expected) ->
            assertThat(changed(input)).isEqualTo(expected.list("skills", TrackedSkill.class)));
  }

  /** All of a person's skills after one was put, or after they were reordered. */
  private static List<TrackedSkill> changed(Part input) {
    List<TrackedSkill> tracked = input.list("tracked", TrackedSkill.class);
    long nowMs = input.get("nowMs", Long.class);
    TrackedSkill put = input.find("put", TrackedSkill.class);
    if (put == null) {
      return TrackedSkillRules.reorder(tracked, input.list("order", String.class), nowMs);
    }
    var placed = TrackedSkillRules.put(tracked, put, input.list("formerIds", String.class), nowMs);
    var skills = new TreeMap<Integer, TrackedSkill>();
    tracked.stream()
        .filter(skill -> !placed.replaced().contains(skill.skillId()))
        .filter(skill -> !skill.skillId().equals(put.skillId()))
        .forEach(skill -> skills.put(skill.order(), skill));
    placed.moved().forEach(moved -> skills.put(moved.order(), moved));
    skills.put(placed.put().order(), placed.put());
    return List.copyOf(skills.values());
  }

  private static void check(Part input) {
    switch (input.get("limit", String.class)) {
      case "goals" -> Goal.checkRoom(input.get("stored", Integer.class));
      case "consents" -> Consent.checkRoom(input.get("stored", Integer.class));
      case "trackedSkills" ->
          TrackedSkillRules.checkRoom(
              input.list("tracked", TrackedSkill.class), input.get("put", TrackedSkill.class));
      case "extra" ->
          PreferenceRules.checkLength(
              "{\"a\":\"%s\"}"
                  .formatted(
                      input
                          .get("character", String.class)
                          .repeat(input.get("times", Integer.class))));
      case "badges" ->
          GamificationRules.apply(
              new Gamification(0, 1, 0, null, stored(input), null, null, 0, null),
              new GamificationUpdate(0, input.list("added", String.class), "20260101", null),
              0);
      case "medals" ->
          RollupMerge.merge(
              day(stored(input), List.of()), day(input.list("added", String.class), List.of()));
      default ->
          RollupMerge.merge(
              day(List.of(), stored(input)), day(List.of(), input.list("added", String.class)));
    }
  }

  /** "0", "1" and so on. */
  private static List<String> stored(Part input) {
    return IntStream.range(0, input.get("stored", Integer.class))
        .mapToObj(String::valueOf)
        .toList();
  }

  private static DailyRollup day(List<String> medals, List<String> errors) {
    return new DailyRollup("20260101", "talk", 0, 0, 0, medals, errors, 0, 0, 0, 0, 0);
  }

  @TestFactory
  Stream<DynamicTest> sessionHalfLife() {
    return RuleCases.of(
        "session-half-life.json",
        (input, expected) ->
            assertThat(
                    new StorePolicy(true, 0, input.get("sessionTtlMs", Long.class))
                        .boundSinceMs(input.get("nowMs", Long.class)))
                .isEqualTo(expected.get("boundSinceMs", Long.class)));
  }

  @TestFactory
  Stream<DynamicTest> defaults() {
    return RuleCases.of(
        "defaults.json",
        (input, expected) -> {
          Record value =
              input.get("of", String.class).equals("policy")
                  ? StorePolicy.DEFAULT
                  : Gamification.NONE;
          assertThat(value).isEqualTo(expected.as(value.getClass()));
        });
  }
}
