package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a chat's contexts ask Convex for, one after the other. */
class SessionBindingsTest extends HarnessTest {

  private static final long NOW = 1_760_000_000_000L;
  private static final String MEMORY = "mem:readMemory";
  private static final String SESSION = "sessions:find";
  private static final UserId USER = new UserId("talks-often");

  @Test
  void contextsOfASession_whileNothingChanges_areOneQueryEach() {
    earn();
    store.sessions().touchSession(USER, "s", NOW);
    KnownSnapshot known = known(read(null));
    read(known);

    int before = asked().size();
    assertThat(read(known).sessionBound()).isTrue();
    assertThat(read(known).sessionBound()).isTrue();
    assertThat(asked().subList(before, asked().size())).containsExactly(MEMORY, MEMORY);

    earn();
    before = asked().size();
    assertThat(read(known).sessionBound()).isTrue();
    assertThat(read(known).sessionBound()).isTrue();
    assertThat(asked().subList(before, asked().size())).containsExactly(MEMORY, SESSION, MEMORY);
  }

  private void earn() {
    var write = Write.of(USER, WriteOperation.UPDATE_GAMIFICATION, NOW);
    store
        .gamification()
        .updateGamification(write, new GamificationUpdate(1, List.of(), "20251009", null));
  }

  private ContextRead read(@Nullable KnownSnapshot known) {
    return store.contexts().readContext(new ContextQuery(USER, "s", null, 10, 10, known, NOW));
  }

  private static KnownSnapshot known(ContextRead read) {
    ContextSnapshot snapshot = read.snapshot();
    assertThat(snapshot).isNotNull();
    return new KnownSnapshot(read.revision(), snapshot, null);
  }

  private List<String> asked() {
    return harness
        .requests()
        .path("requests")
        .valueStream()
        .map(request -> request.path("path").asString())
        .filter(path -> path.equals(MEMORY) || path.equals(SESSION))
        .toList();
  }
}
