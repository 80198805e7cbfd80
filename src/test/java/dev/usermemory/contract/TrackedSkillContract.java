package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.DELETE_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.skill.TrackedSkill;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class TrackedSkillContract extends StoreAspect {

  TrackedSkillContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private TrackedSkill put(
      long nowMs, String skillId, double level, int order, @Nullable Boolean active) {
    return done(
        store
            .trackedSkills()
            .putTrackedSkill(
                writeAt(PUT_TRACKED_SKILL, nowMs),
                new TrackedSkill(skillId, level, order, active, 0, 0)));
  }

  @Test
  void putTrackedSkill_first_isCreatedNow() {
    TrackedSkill stored = put(NOW, "talk ü", 6.5, 2, true);

    assertThat(stored).isEqualTo(new TrackedSkill("talk ü", 6.5, 2, true, NOW, NOW));
    assertThat(store.trackedSkills().listTrackedSkills(user)).containsExactly(stored);
  }

  @Test
  void putTrackedSkill_again_replacesAndKeepsItsCreation() {
    put(NOW, "talk", 6.5, 2, true);

    TrackedSkill stored = put(NOW + 1, "talk", 10, 3, null);

    assertThat(stored).isEqualTo(new TrackedSkill("talk", 10, 3, null, NOW, NOW + 1));
    assertThat(store.trackedSkills().listTrackedSkills(user)).containsExactly(stored);
  }

  @Test
  void listTrackedSkills_isInTheirOrder() {
    TrackedSkill third = put(NOW, "a", 0, 3, false);
    TrackedSkill first = put(NOW, "b", 0, 1, null);
    TrackedSkill second = put(NOW, "c", 0, 2, true);

    assertThat(store.trackedSkills().listTrackedSkills(user)).containsExactly(first, second, third);
  }

  @Test
  void putTrackedSkill_fourth_isAConflict() {
    put(NOW, "a", 1, 1, null);
    put(NOW, "b", 1, 2, null);
    put(NOW, "c", 1, 3, null);

    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> put(NOW, "d", 1, 3, null));
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .extracting(TrackedSkill::skillId)
        .containsExactly("a", "b", "c");
  }

  @Test
  void putTrackedSkill_takenOrder_isAConflict() {
    put(NOW, "a", 1, 1, null);
    put(NOW, "b", 1, 2, null);

    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> put(NOW, "c", 1, 2, null));
    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> put(NOW, "a", 1, 2, null));
    assertThat(put(NOW, "a", 9, 3, null).order()).isEqualTo(3);
    assertThat(put(NOW, "c", 1, 1, null).order()).isEqualTo(1);
  }

  @Test
  void deleteTrackedSkill_once_makesRoom() {
    put(NOW, "a", 1, 1, null);
    put(NOW, "b", 1, 2, null);
    put(NOW, "c", 1, 3, null);

    assertThat(done(store.trackedSkills().deleteTrackedSkill(write(DELETE_TRACKED_SKILL), "b")))
        .isTrue();
    assertThat(done(store.trackedSkills().deleteTrackedSkill(write(DELETE_TRACKED_SKILL), "b")))
        .isFalse();

    put(NOW, "d", 1, 2, null);
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .extracting(TrackedSkill::skillId)
        .containsExactly("a", "d", "c");
  }
}
