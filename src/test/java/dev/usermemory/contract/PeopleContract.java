package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.privacy.people.KnownPerson;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is known, and how much of them. */
abstract class PeopleContract extends StoreAspect {

  private final String prefix = user.value() + "~";

  PeopleContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private void know(String userId, long nowMs) {
    Write write = Write.of(new UserId(userId), UPSERT_FACTS, nowMs);
    done(store.facts().upsertFacts(write, List.of(fact("Has a cat").draft())));
  }

  private Page<KnownPerson> list(@Nullable String cursor, int limit) {
    return store.people().listPeople(prefix, new PageRequest(cursor, limit));
  }

  @Test
  void listPeople_prefix_findsThemInOrder() {
    know(prefix + "b", NOW + DAY);
    know(prefix + "B", NOW + 2 * DAY);
    know(prefix, NOW + 3 * DAY);
    know(prefix + "~", NOW + 4 * DAY);
    know(user.value() + "}x", NOW);

    assertThat(list(null, 200).items())
        .containsExactly(
            new KnownPerson(new UserId(prefix), NOW + 3 * DAY),
            new KnownPerson(new UserId(prefix + "B"), NOW + 2 * DAY),
            new KnownPerson(new UserId(prefix + "b"), NOW + DAY),
            new KnownPerson(new UserId(prefix + "~"), NOW + 4 * DAY));
  }

  @Test
  void listPeople_pageByPage_missesNobody() {
    for (String end : List.of("1", "2", "3")) {
      know(prefix + end, NOW);
    }

    Page<KnownPerson> first = list(null, 2);
    Page<KnownPerson> second = list(first.nextCursor(), 2);

    assertThat(first.items())
        .extracting(p -> p.userId().value())
        .containsExactly(prefix + "1", prefix + "2");
    assertThat(second.items()).extracting(p -> p.userId().value()).containsExactly(prefix + "3");
    assertThat(second.nextCursor()).isNull();
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> store.people().listPeople(null, new PageRequest(first.nextCursor(), 2)));
  }

  @Test
  void listPeople_erased_areNotKnown() {
    know(prefix, NOW);
    store.erasure().eraseUser(new UserId(prefix), 500, NOW + 1);

    assertThat(list(null, 200).items()).isEmpty();
  }

  @Test
  void countDocuments_countsEveryTable_expiredOnesToo() {
    done(
        store
            .facts()
            .upsertFacts(
                write(UPSERT_FACTS),
                IntStream.range(0, 7)
                    .mapToObj(i -> fact("Fact " + i).expires(NOW + 1).draft())
                    .toList()));

    var counts = store.people().countDocuments(user);

    assertThat(counts)
        .containsEntry(MemoryTable.FACTS, 7L)
        .containsEntry(MemoryTable.REVISIONS, 1L);
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(8);
    assertThat(store.people().countDocuments(newUser()).values()).allMatch(count -> count == 0);
  }
}
