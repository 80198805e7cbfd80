package dev.usermemory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.privacy.erasure.DeletedPage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvictingStoreTest {

  private static final UserId USER = new UserId("u1");

  private final List<UserId> evicted = new ArrayList<>();

  private MemoryStore store(Object answer) {
    return new EvictingStore(FakeStores.answering(_ -> answer), List.of(evicted::add));
  }

  private static Write write(WriteOperation operation) {
    return Write.of(USER, operation, 1);
  }

  @Test
  void takingAway_evictsThePerson() {
    MemoryStore store = store(Outcome.done(true));
    store.deleteFact(write(WriteOperation.DELETE_FACT), "f");
    store.patchFact(
        write(WriteOperation.PATCH_FACT), "f", new FactPatch(null, null, null, null, true));
    store.putProfile(
        write(WriteOperation.PUT_PROFILE),
        new Profile(null, null, null, null, null, 0, 0),
        Precondition.NONE);

    assertThat(evicted).containsExactly(USER, USER, USER);
  }

  @Test
  void erasingAndImporting_evictThePerson() {
    MemoryStore store = store(new DeletedPage(Map.of(), false));
    store.eraseUser(USER, 1, 0);
    store.eraseTables(USER, Set.of(MemoryTable.GOALS), 1);
    store(List.of()).importRecords(USER, List.of(), 1);

    assertThat(evicted).containsExactly(USER, USER, USER);
  }

  @Test
  void adding_evictsNobody() {
    store(Outcome.done(List.of())).upsertFacts(write(WriteOperation.UPSERT_FACTS), List.of());

    assertThat(evicted).isEmpty();
  }

  @Test
  void failedTakingAway_mayHaveBeenApplied_evictsAllTheSame() {
    var late =
        new EvictingStore(
            FakeStores.answering(_ -> {
              throw new StoreTimeoutException(new TimeoutException());
            }),
            List.of(evicted::add));

    assertThatExceptionOfType(StoreTimeoutException.class)
        .isThrownBy(() -> late.deleteGoal(write(WriteOperation.DELETE_GOAL), "g"));
    assertThat(evicted).containsExactly(USER);
  }

  /** Whatever port method a later table brings: its answer comes from the store behind. */
  @Test
  void everyMethod_isForwarded() {
    var asked = new TreeSet<String>();
    MemoryStore behind =
        FakeStores.answering(name -> {
          asked.add(name);
          throw new UnsupportedOperationException();
        });
    MemoryStore store = new ForwardingStore(StorePorts.of(behind));
    for (Method method : MemoryStore.class.getMethods()) {
      callWithNothing(store, method);
    }

    assertThat(asked)
        .isEqualTo(
            Arrays.stream(MemoryStore.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void callWithNothing(MemoryStore store, Method method) {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(EvictingStoreTest::something).toArray();
    try {
      method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      assertThat(e.getTargetException()).isInstanceOf(UnsupportedOperationException.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a port's method is public", e);
    }
  }

  private static Object something(Class<?> type) {
    if (type == Write.class) {
      return write(WriteOperation.DELETE_GOAL);
    }
    if (type == boolean.class) {
      return false;
    }
    return type == long.class ? (Object) 0L : type == int.class ? (Object) 0 : null;
  }
}
