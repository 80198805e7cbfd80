package dev.usermemory.store.sqlite;

import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a known revision is still current, told at once. */
class SqliteContextsTest {

  private static final long NOW = 1_760_000_000_000L;

  @TempDir private Path folder;

  private final UserId user = new UserId("someone");

  private OpenSqlite open(StorePolicy policy) {
    return OpenSqlite.at(folder.resolve("memory.db"), policy);
  }

  private Optional<ContextRead> ask(OpenSqlite store, long known) {
    return store
        .contexts()
        .stillCurrent(
            new ContextQuery(
                user,
                null,
                null,
                10,
                10,
                new KnownSnapshot(new Revision("", known), ContextSnapshot.EMPTY, null),
                NOW));
  }

  @Test
  void stillCurrent_untilTheNextWrite_isTold() throws Exception {
    try (OpenSqlite store = open(StorePolicy.DEFAULT)) {
      assertThat(ask(store, 0L)).contains(new ContextRead(Revision.NONE, true, false, null));
      var episode = new Episode("ep", null, null, "Talked.", List.of(), null, null, NOW, null);
      store.episodes().ingestEpisode(Write.of(user, INGEST_EPISODE, NOW), episode);
      assertThat(ask(store, 0L)).isEmpty();
      assertThat(ask(store, NOW))
          .contains(new ContextRead(new Revision("", NOW), true, false, null));
    }
  }

  @Test
  void stillCurrent_withoutConsent_isNotTold() throws Exception {
    var asking = new StorePolicy(false, 1, 1);
    try (OpenSqlite store = open(asking)) {
      assertThat(ask(store, 0L)).isEmpty();
    }
  }

  @Test
  void stillCurrent_databaseClosed_isNotTold() throws Exception {
    OpenSqlite store = open(StorePolicy.DEFAULT);
    assertThat(ask(store, 0L)).isPresent();
    store.database().close();
    assertThat(ask(store, 0L)).isEmpty();
  }
}
