package dev.usermemory.store.sqlite.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.RowMapper;

/**
 * A connection, for one thread at a time, whose statements stay prepared: preparing one takes
 * longer than what most of them do. Every failure is a {@link DataAccessException}.
 */
public final class Db implements AutoCloseable {

  /** More than this service has; a query with filters has some forms of its own. */
  private static final int MAX_KEPT = 256;

  final Connection connection;
  private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(MAX_KEPT, 0.75f, true);

  Db(Connection connection) {
    this.connection = connection;
  }

  public Statement sql(String sql) {
    return new Statement(sql);
  }

  private interface Use<T> {
    T with(PreparedStatement prepared) throws SQLException;
  }

  private <T> T use(String sql, Use<T> use) {
    try {
      if (sql.startsWith("PRAGMA")) { // some do what they do while they are prepared
        try (PreparedStatement once = connection.prepareStatement(sql)) {
          return use.with(once);
        }
      }
      return use.with(prepared(sql));
    } catch (SQLException e) {
      forget(sql);
      throw new UncategorizedSQLException("A statement failed", sql, e);
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = kept.get(sql);
    if (known != null) {
      return known;
    }
    PreparedStatement prepared = connection.prepareStatement(sql);
    kept.put(sql, prepared);
    if (kept.size() > MAX_KEPT) {
      forget(kept.keySet().iterator().next());
    }
    return prepared;
  }

  /** The driver leaves some statements unusable when they fail. */
  private void forget(String sql) {
    try (PreparedStatement forgotten = kept.remove(sql)) {
      // closed, if it was kept
    } catch (SQLException e) {
      // it is of no use any more
    }
  }

  /** Runs statements that all read the same moment. */
  <T> T snapshot(Function<Db, T> work) {
    sql("BEGIN").update();
    try {
      return work.apply(this);
    } finally {
      sql("ROLLBACK").update();
    }
  }

  /** Closes its statements, too. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** A statement and its parameters, in their order. */
  public final class Statement {

    private final String sql;
    private final List<@Nullable Object> params = new ArrayList<>();

    private Statement(String sql) {
      this.sql = sql;
    }

    public Statement param(@Nullable Object value) {
      params.add(value);
      return this;
    }

    public Statement params(@Nullable Object... values) {
      return params(Arrays.asList(values));
    }

    public Statement params(List<? extends @Nullable Object> values) {
      params.addAll(values);
      return this;
    }

    /** Returns how many rows it changed. */
    public int update() {
      return use(sql, prepared -> bound(prepared).executeUpdate());
    }

    public <T> Rows<T> query(RowMapper<T> mapper) {
      return new Rows<>(this, mapper);
    }

    /** The first column: a text, a number or a flag. */
    public <T> Rows<T> query(Class<T> type) {
      return query((row, _) -> type.cast(value(row, type)));
    }

    private PreparedStatement bound(PreparedStatement prepared) throws SQLException {
      for (int i = 0; i < params.size(); i++) {
        prepared.setObject(i + 1, params.get(i));
      }
      return prepared;
    }

    private <T> List<T> read(RowMapper<T> mapper) {
      return use(
          sql,
          prepared -> {
            List<T> read = new ArrayList<>();
            try (ResultSet rows = bound(prepared).executeQuery()) {
              while (rows.next()) {
                read.add(mapper.mapRow(rows, read.size()));
              }
            }
            return read;
          });
    }
  }

  private static Object value(ResultSet row, Class<?> type) throws SQLException {
    if (type == Long.class) {
      return row.getLong(1);
    }
    if (type == Boolean.class) {
      return row.getInt(1) != 0;
    }
    return row.getString(1);
  }

  /** What a query finds, once it is asked for. */
  public record Rows<T>(Statement statement, RowMapper<T> mapper) {

    public List<T> list() {
      return statement.read(mapper);
    }

    /** The first one. */
    public Optional<T> optional() {
      return list().stream().findFirst();
    }

    /** Of a query that always finds one. */
    public T single() {
      return optional().orElseThrow(() -> new EmptyResultDataAccessException(1));
    }
  }
}
