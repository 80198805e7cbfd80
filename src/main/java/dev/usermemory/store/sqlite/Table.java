package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import dev.usermemory.store.sqlite.engine.Conditions;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * All there is to know of a table: its columns, how a document becomes a row and a row a document,
 * its key, whether it expires, and what an import has to heed. Export, import, erasure and sweep go
 * by it; the queries of a feature are with the feature.
 */
abstract class Table<D extends Record> {

  /** Condition for rows that have not expired; its parameter is the present time. */
  static final String LIVE = "(expires_at_ms IS NULL OR expires_at_ms > ?)";

  private static final int ALL = -1;

  private final MemoryTable name;
  private final List<Column<D>> columns;
  private final List<String> primaryKey;
  private final List<Column<D>> key;
  private final @Nullable Column<D> expiry;
  private final Statements sql;
  private final RowMapper<D> mapper;

  @SafeVarargs
  @SuppressWarnings("varargs") // they are only read
  Table(MemoryTable name, List<String> primaryKey, Column<D>... columns) {
    this.name = name;
    this.columns = List.of(columns);
    this.primaryKey = primaryKey;
    this.key = this.columns.stream().filter(c -> primaryKey.contains(c.name())).toList();
    this.expiry =
        this.columns.stream()
            .filter(c -> c.name().equals("expires_at_ms"))
            .findFirst()
            .orElse(null);
    this.sql = Statements.of(name.tableName(), primaryKey, this.columns);
    this.mapper = mapper(this.columns.stream().filter(Column::read).map(Column::name).toList());
  }

  abstract D map(Row row) throws SQLException;

  private RowMapper<D> mapper(List<String> names) {
    var places = new HashMap<String, Integer>();
    names.forEach(name -> places.put(name, places.size() + 1));
    return (columns, _) -> map(new Row(columns, places));
  }

  RowMapper<D> mapper() {
    return mapper;
  }

  /** What {@link #map} reads, for a SELECT. */
  String columns() {
    return sql.columns();
  }

  boolean expires() {
    return expiry != null;
  }

  static Conditions of(UserId user) {
    return new Conditions("user_id = ?", user.value());
  }

  static Conditions live(UserId user, long nowMs) {
    return of(user).and(LIVE, nowMs);
  }

  /** What of a user's documents callers may see. */
  Conditions visible(UserId user, long nowMs) {
    return expires() ? live(user, nowMs) : of(user);
  }

  /** A user's document, expired or not. */
  Optional<D> find(Db db, UserId user, Object... key) {
    return db.sql(sql.find()).param(user.value()).params(key).query(mapper).optional();
  }

  Optional<D> findLive(SqliteTx tx, Object... key) {
    return find(tx.db(), tx.user(), key).filter(document -> !hasExpired(tx, document));
  }

  private boolean hasExpired(SqliteTx tx, D document) {
    return expiry != null
        && expiry.of(tx.user(), document) instanceof Long expiresAtMs
        && expiresAtMs <= tx.nowMs();
  }

  List<D> list(Db db, Conditions where, String order) {
    return list(db, where, order, ALL);
  }

  List<D> list(Db db, Conditions where, String order, int limit) {
    return db.sql(sql.select() + where.sql() + " ORDER BY " + order + " LIMIT ?")
        .params(where.params(limit))
        .query(mapper)
        .list();
  }

  /** Inserts the document or replaces the one of its key. */
  void put(SqliteTx tx, D document) {
    tx.db().sql(sql.put()).params(values(tx.user(), document)).update();
  }

  /**
   * Writes what differs from the stored document, and leaves the indexes of the rest alone: SQLite
   * writes those of every column anew that an update names.
   */
  void change(SqliteTx tx, D stored, D changed) {
    Map<String, @Nullable Object> set = changes(tx, stored, changed);
    if (!set.isEmpty()) {
      tx.db()
          .sql(sql.update().formatted(String.join(" = ?, ", set.keySet())))
          .params(new ArrayList<>(set.values()))
          .param(tx.user().value())
          .params(keyOf(tx.user(), stored))
          .update();
    }
  }

  /** What the columns that differ hold from now on. */
  Map<String, @Nullable Object> changes(SqliteTx tx, D stored, D changed) {
    var set = new LinkedHashMap<String, @Nullable Object>();
    for (Column<D> column : columns) {
      Object value = column.of(tx.user(), changed);
      if (!Objects.equals(value, column.of(tx.user(), stored))) {
        set.put(column.name(), value);
      }
    }
    return set;
  }

  /** The user and the columns. */
  List<@Nullable Object> values(UserId user, D document) {
    var values = new ArrayList<@Nullable Object>();
    values.add(user.value());
    columns.forEach(column -> values.add(column.of(user, document)));
    return values;
  }

  /**
   * Like {@link #put}, with more columns behind the others.
   *
   * @param inserted one that an update leaves as it is
   */
  String putting(List<String> more, String inserted) {
    List<String> all = Stream.concat(columns.stream().map(Column::name), more.stream()).toList();
    return Statements.put(name.tableName(), primaryKey, all, List.of(inserted));
  }

  /** Whether it was there. */
  boolean delete(SqliteTx tx, Object... key) {
    return tx.db().sql(sql.delete()).param(tx.user().value()).params(key).update() > 0;
  }

  /** Whether it was there and had not expired. */
  boolean deleteLive(SqliteTx tx, Object... key) {
    boolean live = findLive(tx, key).isPresent();
    delete(tx, key);
    return live;
  }

  /**
   * A user's unexpired documents by key, at most {@code limit}.
   *
   * @param after the {@link #position} of the last one before; empty to begin with the first
   */
  List<ExportRecord> export(Db db, UserId user, List<Object> after, int limit, long nowMs) {
    Conditions where = visible(user, nowMs);
    if (!after.isEmpty()) {
      where.and(sql.after(), after.subList(1, after.size()).toArray());
    }
    return list(db, where, sql.order(), limit).stream()
        .map(document -> new ExportRecord(name, document))
        .toList();
  }

  /** Where a document is in its user's export: the table and the key. */
  List<Object> position(UserId user, Record document) {
    var position = new ArrayList<Object>(List.of(name.tableName()));
    position.addAll(List.of(keyOf(user, own(document))));
    return position;
  }

  private Object[] keyOf(UserId user, D document) {
    return key.stream().map(column -> column.of(user, document)).toArray();
  }

  @SuppressWarnings("unchecked") // as ExportRecord has made sure
  private D own(Record document) {
    return (D) document;
  }

  /** What has expired is left out as unchanged. */
  Change importDocument(SqliteTx tx, Record exported) {
    D document = own(exported);
    return hasExpired(tx, document) ? Change.UNCHANGED : store(tx, document);
  }

  Change store(SqliteTx tx, D document) {
    Object[] key = keyOf(tx.user(), document);
    Optional<D> stored = find(tx.db(), tx.user(), key);
    if (stored.isPresent() && stored.get().equals(document)) {
      return Change.UNCHANGED;
    }
    check(tx, document, stored.isEmpty());
    put(tx, document);
    return stored.isEmpty() ? Change.CREATED : Change.UPDATED;
  }

  /** The rules for an import, before the first change: a refused document leaves no trace. */
  void check(SqliteTx tx, D document, boolean isNew) {}
}
