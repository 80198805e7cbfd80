package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.people.KnownPerson;
import dev.usermemory.privacy.people.PeopleStore;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class SqlitePeople implements PeopleStore {

  /** Behind every character of a user id. */
  private static final String END = "\u007f";

  private final SqliteDatabase database;

  SqlitePeople(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Page<KnownPerson> listPeople(@Nullable String prefix, PageRequest page) {
    String from = prefix == null ? "" : prefix;
    var cursor = Cursor.of("people", from);
    List<Object> after = cursor.decode(page);
    List<KnownPerson> found = database.snapshot(db -> list(db, from, after, page.limit() + 1));
    return cursor.page(found, page, last -> List.of(last.userId().value()));
  }

  private static List<KnownPerson> list(Db db, String prefix, List<Object> after, int limit) {
    return db.sql(
            """
            SELECT user_id, revision FROM users_revisions
            WHERE user_id >= ? AND user_id < ? AND user_id > ? ORDER BY user_id LIMIT ?\
            """)
        .params(prefix, prefix + END, after.isEmpty() ? "" : after.getFirst(), limit)
        .query((row, index) -> new KnownPerson(new UserId(row.getString(1)), row.getLong(2)))
        .list();
  }

  @Override
  public Map<MemoryTable, Long> countDocuments(UserId user) {
    return database.snapshot(db -> {
      var counts = new EnumMap<MemoryTable, Long>(MemoryTable.class);
      for (MemoryTable table : MemoryTable.values()) {
        counts.put(
            table,
            db.sql("SELECT count(*) FROM " + table.tableName() + " WHERE user_id = ?")
                .params(user.value())
                .query(Long.class)
                .single());
      }
      return counts;
    });
  }
}
