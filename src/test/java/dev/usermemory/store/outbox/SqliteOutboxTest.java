package dev.usermemory.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.delivery.Lane;
import dev.usermemory.delivery.OutboxEntry;
import dev.usermemory.delivery.OutboxStore.Totals;
import dev.usermemory.delivery.StoredWrite;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.store.sqlite.engine.LastMigration;
import dev.usermemory.store.sqlite.engine.SqliteUnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept survives, in order, and leaves no byte when it is forgotten. */
class SqliteOutboxTest {

  private static final long NOW = 1_760_000_000_000L;
  private static final UserId ALICE = new UserId("alice-qux");
  private static final UserId BOB = new UserId("bob");

  /** Of a machine that is busy with other tests. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private SqliteOutbox outbox;
  private long seq;

  @BeforeEach
  void open() {
    outbox = OutboxFile.open(file(), PATIENCE);
  }

  private Path file() {
    return folder.resolve("outbox.db");
  }

  @AfterEach
  void close() throws Exception {
    outbox.close();
  }

  private StoredWrite write(@Nullable UserId user, String key, String content) {
    seq++;
    String session = "s-" + seq;
    var entry =
        new OutboxEntry(
            seq,
            "id-" + seq,
            new Lane(user, session),
            "goals.add",
            NOW + seq,
            NOW + seq,
            0,
            NOW + seq,
            OutboxEntry.State.WAITING,
            null);
    return new StoredWrite(entry, user, session, key, content);
  }

  private OutboxEntry add(@Nullable UserId user, String content) {
    return outbox.add(write(user, "key-" + seq, content));
  }

  private List<OutboxEntry> waiting() {
    var entries = new ArrayList<OutboxEntry>();
    outbox.eachWaiting(entries::add);
    return entries;
  }

  @Test
  void add_isFoundWhole_afterARestartToo() throws Exception {
    StoredWrite whole = write(ALICE, "key", "{\"title\": \"Grüße\"}");
    StoredWrite ofASession = write(null, "key", "{}");
    outbox.add(whole);
    outbox.add(ofASession);
    close();
    open();

    assertThat(outbox.find(whole.entry().id())).contains(whole);
    assertThat(outbox.find(ofASession.entry().id())).contains(ofASession);
    assertThat(waiting()).containsExactly(whole.entry(), ofASession.entry());
    assertThat(outbox.sessions()).containsExactly("s-2");
    assertThat(outbox.totals())
        .isEqualTo(new Totals(2, 0, whole.bytes() + ofASession.bytes(), 2, NOW + 1));
  }

  @Test
  void add_sameKeyWhileItWaits_isThatOneOrAConflict() {
    OutboxEntry first = outbox.add(write(ALICE, "key", "a"));

    assertThat(outbox.add(write(ALICE, "key", "a"))).isEqualTo(first);
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> outbox.add(write(ALICE, "key", "b")));
    outbox.add(write(BOB, "key", "b"));
    outbox.update(aside(first));
    outbox.add(write(ALICE, "key", "a"));
    assertThat(outbox.totals()).extracting(Totals::waiting, Totals::setAside).contains(2L, 1L);
  }

  private static OutboxEntry aside(OutboxEntry entry) {
    return new OutboxEntry(
        entry.seq(),
        entry.id(),
        entry.lane(),
        entry.operation(),
        entry.acceptedAtMs(),
        entry.waitingSinceMs(),
        3,
        NOW + 99,
        OutboxEntry.State.SET_ASIDE,
        "conflict: why");
  }

  @Test
  void update_keepsStateAttemptsAndTimes() {
    OutboxEntry aside = aside(add(ALICE, "a"));
    outbox.update(aside);

    assertThat(outbox.list(PageRequest.first(10)).items()).containsExactly(aside);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void list_pages_inTheOrderOfAcceptance() {
    for (int i = 0; i < 5; i++) {
      add(i % 2 == 0 ? ALICE : null, "c" + i);
    }
    Page<OutboxEntry> first = outbox.list(PageRequest.first(3));
    Page<OutboxEntry> second = outbox.list(new PageRequest(first.nextCursor(), 3));

    assertThat(Stream.concat(first.items().stream(), second.items().stream()))
        .extracting(OutboxEntry::seq)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(second.nextCursor()).isNull();
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> outbox.list(new PageRequest("other", 3)));
  }

  @Test
  void remove_isGone() {
    OutboxEntry entry = add(ALICE, "a");

    assertThat(outbox.remove(entry.id())).isTrue();
    assertThat(outbox.remove(entry.id())).isFalse();
    assertThat(outbox.find(entry.id())).isEmpty();
    assertThat(outbox.totals()).isEqualTo(Totals.NONE);
  }

  @Test
  void fullDisk_isUnavailable_keepsWhatWasAccepted_andRecovers() {
    limitPages(20);
    var accepted = new ArrayList<OutboxEntry>();
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> {
          for (int i = 0; i < 100; i++) {
            accepted.add(add(ALICE, "x".repeat(5_000)));
          }
        })
        .withMessage("The store is not available: SQLITE_FULL");

    assertThat(waiting()).isNotEmpty().isEqualTo(accepted);
    outbox.remove(accepted.getFirst().id()); // what is delivered makes room
    outbox.remove(accepted.get(1).id());
    accepted.add(add(ALICE, "x".repeat(5_000)));
    assertThat(waiting()).isEqualTo(accepted.subList(2, accepted.size()));
  }

  private void limitPages(long more) {
    outbox
        .database()
        .write(db -> {
          long pages = db.sql("PRAGMA page_count").query(Long.class).single();
          return db.sql("PRAGMA max_page_count = " + (pages + more)).query(Long.class).single();
        });
  }

  @Test
  void removeLanes_leavesNoByteOfTheirsAndTheOthersUntouched() throws IOException {
    var kept = new ArrayList<OutboxEntry>();
    OutboxEntry ofTheirSession = add(null, marked());
    for (int i = 0; i < 300; i++) {
      add(ALICE, marked());
      kept.add(add(i % 2 == 0 ? BOB : null, "{\"text\": \"%s\"}".formatted("y".repeat(i * 7))));
    }
    OutboxEntry later = add(ALICE, "{\"later\": true}");
    kept.add(later);
    assertThat(files()).contains("quxmarker");

    outbox.removeLanes(List.of(new Lane(ALICE, null), ofTheirSession.lane()), later.acceptedAtMs());
    outbox.scrub();
    assertThat(waiting()).isEqualTo(kept);
    outbox.remove(later.id());
    outbox.scrub();
    assertThat(files()).doesNotContain("quxmarker", "alice-qux");
  }

  @Test
  void scrub_afterDeliveries_leavesNoByteEither() throws IOException {
    for (int i = 0; i < 200; i++) {
      OutboxEntry entry = add(ALICE, marked());
      add(BOB, "y".repeat(i));
      outbox.remove(entry.id());
    }
    outbox.scrub();

    assertThat(files()).doesNotContain("quxmarker", "alice-qux");
  }

  private String marked() {
    return "{\"text\": \"" + "quxmarker ".repeat((int) (1 + seq % 40)) + "\"}";
  }

  private String files() throws IOException {
    var bytes = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return bytes.toString();
  }

  @Test
  void file_isReadableByItsOwnerOnly() throws IOException {
    if (file().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
    }
  }

  @Test
  void open_whileAnotherUsesIt_isRefusedWithAReason() throws Exception {
    assertThatExceptionOfType(SqliteUnusableException.class)
        .isThrownBy(() -> OutboxFile.open(file()))
        .withMessage("The outbox " + file() + " cannot be used: another process is using it");
    add(ALICE, "still works");
    close();
    open();
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void version_isThatOfTheLastMigration() {
    assertThat(OutboxFile.KIND.version()).isEqualTo(LastMigration.of(OutboxFile.KIND));
  }
}
