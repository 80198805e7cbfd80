package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_GOAL;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GOAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.json.Patched;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.goal.GoalStore;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class GoalContract extends StoreAspect {

  private static final GoalPatch NOTHING =
      new GoalPatch(
          new Patched.Absent<>(), new Patched.Absent<>(), new Patched.Absent<>(), new Patched.Absent<>(), new Patched.Absent<>());

  GoalContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private static Goal goal(String goalId, GoalStatus status, long createdAt) {
    return new Goal(goalId, "Pass C1", null, status, null, List.of(), createdAt, createdAt);
  }

  private Goal add(Goal goal) {
    return done(store.goals().addGoal(write(ADD_GOAL), goal));
  }

  private List<Goal> list(@Nullable GoalStatus status) {
    return store.goals().listGoals(user, status);
  }

  private Goal update(long nowMs, String goalId, GoalPatch patch) {
    return done(store.goals().updateGoal(writeAt(UPDATE_GOAL, nowMs), goalId, patch));
  }

  @Test
  void addGoal_everyComponent_isKept() {
    var goal =
        new Goal(
            "g-1",
            "Pass \"C1\" 🎓",
            "By summer",
            GoalStatus.PAUSED,
            NOW + DAY,
            List.of("exam", "b"),
            NOW - 1,
            NOW);

    assertThat(add(goal)).isEqualTo(goal);
    assertThat(list(null)).containsExactly(goal);
  }

  @Test
  void addGoal_takenId_isAConflict() {
    Goal goal = add(goal("g-1", GoalStatus.ACTIVE, NOW));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () -> store.goals().addGoal(write(ADD_GOAL), goal("g-1", GoalStatus.PAUSED, NOW)));
    assertThat(list(null)).containsExactly(goal);
  }

  @Test
  void addGoal_pastTheLimit_namesTheField() {
    IntStream.range(0, GoalStore.MAX_GOALS)
        .forEach(i -> add(goal("g-" + i, GoalStatus.COMPLETED, NOW)));

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> add(goal("one-more", GoalStatus.ACTIVE, NOW)))
        .returns("goals", LimitExceededException::field);
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> add(goal("g-0", GoalStatus.ACTIVE, NOW)));

    done(store.goals().deleteGoal(write(DELETE_GOAL), "g-0"));
    add(goal("one-more", GoalStatus.ACTIVE, NOW));
    assertThat(list(null)).hasSize(GoalStore.MAX_GOALS);
  }

  @Test
  void listGoals_newestFirst_thenById_restrictedByStatus() {
    Goal old = add(goal("g-1", GoalStatus.ACTIVE, NOW - 9));
    Goal tiedC = add(goal("g-c", GoalStatus.ACTIVE, NOW));
    Goal tiedB = add(goal("g-b", GoalStatus.COMPLETED, NOW));

    assertThat(list(null)).containsExactly(tiedB, tiedC, old);
    assertThat(list(GoalStatus.ACTIVE)).containsExactly(tiedC, old);
    assertThat(list(GoalStatus.PAUSED)).isEmpty();
  }

  @Test
  void updateGoal_changesWhatIsNamed() {
    Goal stored = add(goal("g-1", GoalStatus.ACTIVE, NOW));
    var patch =
        new GoalPatch(
            new Patched.Set<>("Pass C2"),
            new Patched.Set<>("Later"),
            new Patched.Set<>(GoalStatus.COMPLETED),
            new Patched.Set<>(NOW + DAY),
            new Patched.Set<>(List.of("x")));

    Goal updated = update(NOW + 1, "g-1", patch);

    assertThat(updated).isEqualTo(patch.apply(stored, NOW + 1));
    assertThat(list(null)).containsExactly(updated);
  }

  @Test
  void updateGoal_clears_whatIsNamedSo() {
    var full = new Goal("g-1", "t", "d", GoalStatus.ACTIVE, NOW + DAY, List.of("x"), NOW, NOW);
    add(full);
    var patch =
        new GoalPatch(
            new Patched.Absent<>(),
            new Patched.Cleared<>(),
            new Patched.Absent<>(),
            new Patched.Cleared<>(),
            new Patched.Absent<>());

    assertThat(update(NOW + 1, "g-1", patch))
        .isEqualTo(new Goal("g-1", "t", null, GoalStatus.ACTIVE, null, List.of("x"), NOW, NOW + 1));
  }

  @Test
  void updateGoal_absent_isNotFound() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> update(NOW, "g-1", NOTHING));
  }

  @Test
  void deleteGoal_once_isThereOnce() {
    add(goal("g-1", GoalStatus.ACTIVE, NOW));

    assertThat(done(store.goals().deleteGoal(write(DELETE_GOAL), "g-1"))).isTrue();
    assertThat(done(store.goals().deleteGoal(write(DELETE_GOAL), "g-1"))).isFalse();
    assertThat(list(null)).isEmpty();
  }
}
