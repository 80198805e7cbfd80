package dev.usermemory.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.privacy.audit.AuditAction;
import dev.usermemory.privacy.audit.AuditEvent;
import dev.usermemory.privacy.audit.AuditProperties;
import dev.usermemory.store.sqlite.engine.LastMigration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  @TempDir private Path folder;
  private SqliteAudit audit;

  @BeforeEach
  void open() {
    audit =
        SqliteAudit.open(
            folder.resolve("audit.db"), new AuditProperties(null, Duration.ofDays(30), 5));
  }

  @AfterEach
  void close() throws Exception {
    audit.close();
  }

  private static AuditEvent event(long atMs, String person) {
    return new AuditEvent(atMs, AuditAction.ERASED, "operator", person, 12, "req-" + atMs);
  }

  private List<AuditEvent> all(@Nullable String person) {
    List<AuditEvent> all = new ArrayList<>();
    Page<AuditEvent> page = audit.list(person, PageRequest.first(2));
    all.addAll(page.items());
    while (page.nextCursor() != null) {
      page = audit.list(person, new PageRequest(page.nextCursor(), 2));
      all.addAll(page.items());
    }
    return all;
  }

  @Test
  void events_areListedNewestFirst_ofOnePersonToo() {
    for (int i = 1; i <= 5; i++) {
      audit.add(event(i, i % 2 == 0 ? "even" : "odd"));
    }

    assertThat(all(null)).extracting(AuditEvent::atMs).containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(all("odd")).extracting(AuditEvent::atMs).containsExactly(5L, 3L, 1L);
    assertThat(all("odd").getFirst()).isEqualTo(event(5, "odd"));
    assertThat(all("nobody")).isEmpty();
  }

  @Test
  void whatWasDoneWithEverybody_isOfNobody() {
    var backup = new AuditEvent(1, AuditAction.BACKED_UP, "operator", null, 12, null);
    audit.add(backup);

    assertThat(all(null)).containsExactly(backup);
    assertThat(all("ana")).isEmpty();
  }

  @Test
  void trustedTime_isThereAfterARestart() throws Exception {
    assertThat(audit.time().trustedAtMs()).isZero();
    audit.time().trust(42);
    audit.close();
    open();
    assertThat(audit.time().trustedAtMs()).isEqualTo(42);
  }

  @Test
  void cursorOfAnotherList_isRefused() {
    for (int i = 1; i <= 3; i++) {
      audit.add(event(i, "ana"));
    }
    String cursor = audit.list(null, PageRequest.first(1)).nextCursor();

    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> audit.list("ana", new PageRequest(cursor, 1)));
  }

  @Test
  void moreThanTheMost_dropsTheOldest() {
    for (int i = 1; i <= 8; i++) {
      audit.add(event(i, "ana"));
    }

    assertThat(all(null)).extracting(AuditEvent::atMs).containsExactly(8L, 7L, 6L, 5L, 4L);
  }

  @Test
  void olderThanTheLongest_isDropped() {
    audit.add(event(DAY, "ana"));
    audit.add(event(2 * DAY, "ana"));
    audit.add(event(31 * DAY + 1, "ana"));

    assertThat(all(null)).extracting(AuditEvent::atMs).containsExactly(31 * DAY + 1, 2 * DAY);
  }

  @Test
  void events_surviveARestart() throws Exception {
    audit.add(event(1, "ana"));
    audit.close();
    open();

    assertThat(all(null)).containsExactly(event(1, "ana"));
  }

  @Test
  void key_isMadeOnceForItsOwnerOnly() throws Exception {
    Path file = folder.resolve("audit.db");
    byte[] key = AuditKey.of(file);

    assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(AuditKey.of(file)).isEqualTo(key);
    assertThat(Files.getPosixFilePermissions(folder.resolve("audit.db.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(AuditKey.of(folder.resolve("other.db"))).isNotEqualTo(key);
  }

  @Test
  void limitsOutOfRange_areRefused() {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> new AuditProperties(null, Duration.ZERO, 1))
        .withMessageStartingWith("AUDIT_DAYS must be");
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> new AuditProperties(null, Duration.ofDays(1), 0))
        .withMessageStartingWith("AUDIT_MAX_ENTRIES must be");
  }

  @Test
  void version_isThatOfTheLastMigration() {
    assertThat(SqliteAudit.KIND.version()).isEqualTo(LastMigration.of(SqliteAudit.KIND));
  }
}
