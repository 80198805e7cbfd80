package dev.usermemory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.kernel.AnonymousUsers;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.fact.FactFilter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnonymousStoreTest {

  private static final UserId NOBODY = new UserId("anonymous");
  private static final UserId SOMEBODY = new UserId("u1");

  private final List<String> asked = new ArrayList<>();
  private final MemoryStore store =
      new AnonymousStore(
          FakeStores.answering(name -> {
            asked.add(name);
            throw new UnsupportedOperationException();
          }),
          new AnonymousUsers(Set.of(NOBODY)));

  /** Whatever operation comes later: it carries a write. */
  @Test
  void everyWrite_ofNobody_storesNothing() throws ReflectiveOperationException {
    List<Method> writes =
        Arrays.stream(MemoryStore.class.getMethods())
            .filter(method -> List.of(method.getParameterTypes()).contains(Write.class))
            .toList();
    assertThat(writes).hasSizeGreaterThan(15);
    for (Method write : writes) {
      assertThat(call(write, NOBODY)).as(write.getName()).isEqualTo(new Outcome.Nobody<>());
    }

    assertThat(asked).isEmpty();
  }

  @Test
  void everyWrite_ofSomebody_isForwarded() throws ReflectiveOperationException {
    for (Method method : MemoryStore.class.getMethods()) {
      if (List.of(method.getParameterTypes()).contains(Write.class)) {
        assertThatExceptionOfType(InvocationTargetException.class)
            .isThrownBy(() -> call(method, SOMEBODY));
        assertThat(asked).contains(method.getName());
      }
    }
  }

  private Object call(Method method, UserId user) throws ReflectiveOperationException {
    Write write = Write.of(user, WriteOperation.DELETE_FACT, 1);
    Object[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(type -> type == Write.class ? write : null)
            .toArray();
    return method.invoke(store, arguments);
  }

  @Test
  void reads_findNothing() {
    PageRequest page = PageRequest.first(9);
    assertThat(store.listFacts(NOBODY, FactFilter.CURRENT, page, 1))
        .isEqualTo(store.listEpisodes(NOBODY, page, 1))
        .isEqualTo(store.listDaily(NOBODY, "20260101", "20260102", null, page, 1));
    assertThat(store.listGoals(NOBODY, null)).isEmpty();
    assertThat(store.listTrackedSkills(NOBODY)).isEmpty();
    assertThat(store.listConsents(NOBODY, 1)).isEmpty();
    assertThat(store.findProfile(NOBODY)).isEmpty();
    assertThat(store.findPreferences(NOBODY)).isEmpty();
    assertThat(store.readContext(new ContextQuery(NOBODY, "s", null, 9, 9, null, 1)).snapshot())
        .isEqualTo(ContextSnapshot.EMPTY);
    assertThat(asked).isEmpty();
  }

  @Test
  void sessions_areNeverNobodys() {
    assertThat(store.touchSession(NOBODY, "s", 1)).isFalse();
    assertThat(store.findSubject("s", NOBODY, 1))
        .contains(new AssessmentSubject(NOBODY, List.of(), null, List.of()));
    assertThat(asked).isEmpty();
  }

  @Test
  void importing_isRefused() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> store.importRecords(NOBODY, List.of(), 1));
  }
}
