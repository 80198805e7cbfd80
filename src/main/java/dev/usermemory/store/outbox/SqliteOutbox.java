package dev.usermemory.store.outbox;

import dev.usermemory.delivery.Lane;
import dev.usermemory.delivery.OutboxEntry;
import dev.usermemory.delivery.OutboxStore;
import dev.usermemory.delivery.StoredWrite;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.Scrub;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The outbox in a file. Whoever is told that a write is kept can rely on its being on the disk. */
final class SqliteOutbox implements OutboxStore, AutoCloseable {

  private static final Cursor CURSOR = Cursor.of("outbox");

  private final SqliteDatabase database;
  private final FileLock lock;

  SqliteOutbox(SqliteDatabase database, FileLock lock) {
    this.database = database;
    this.lock = lock;
  }

  SqliteDatabase database() {
    return database;
  }

  @Override
  public OutboxEntry add(StoredWrite write) {
    return database.write(db -> add(db, write));
  }

  private static OutboxEntry add(Db db, StoredWrite write) {
    Optional<StoredWrite> same = OutboxTable.waiting(db, write.entry().lane(), write.key());
    if (same.isEmpty()) {
      OutboxTable.insert(db, write);
      return write.entry();
    }
    if (!same.get().entry().operation().equals(write.entry().operation())
        || !same.get().content().equals(write.content())) {
      throw new ConflictException("The Idempotency-Key was already used for another request.");
    }
    return same.get().entry();
  }

  @Override
  public void settle() {
    database.write(db -> true); // there is one writer, who takes one thing after the other
  }

  @Override
  public Optional<StoredWrite> find(String id) {
    return database.read(db -> OutboxTable.find(db, id));
  }

  @Override
  public void eachWaiting(Consumer<OutboxEntry> consumer) {
    database.read(db -> {
      OutboxTable.eachWaiting(db, consumer);
      return true;
    });
  }

  @Override
  public Page<OutboxEntry> list(PageRequest page) {
    List<Object> after = CURSOR.decode(page);
    long seq = after.isEmpty() ? Long.MIN_VALUE : ((Number) after.getFirst()).longValue();
    List<OutboxEntry> entries = database.read(db -> OutboxTable.after(db, seq, page.limit() + 1));
    return CURSOR.page(entries, page, entry -> List.of(entry.seq()));
  }

  @Override
  public void update(OutboxEntry entry) {
    database.write(db -> OutboxTable.update(db, entry));
  }

  @Override
  public boolean remove(String id) {
    return database.write(db -> {
      boolean removed = OutboxTable.remove(db, id) > 0;
      if (removed) {
        Scrub.request(db);
      }
      return removed;
    });
  }

  @Override
  public void removeLanes(List<Lane> lanes, long acceptedBeforeMs) {
    database.write(db -> {
      int removed = 0;
      for (Lane lane : lanes) {
        removed += OutboxTable.removeLane(db, lane, acceptedBeforeMs);
      }
      if (removed > 0) {
        Scrub.request(db);
      }
      return removed;
    });
  }

  @Override
  public void scrub() {
    database.scrub().run();
  }

  @Override
  public boolean isScrubPending() {
    return database.scrub().isPending();
  }

  @Override
  public List<String> sessions() {
    return database.read(OutboxTable::sessions);
  }

  @Override
  public Totals totals() {
    return database.read(OutboxTable::totals);
  }

  @Override
  public void close() throws SQLException {
    database.close();
    lock.close();
  }
}
