package dev.usermemory.store.sqlite.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a query with their parameters, all of which must hold. */
public final class Conditions {

  private final StringBuilder sql;
  private final List<@Nullable Object> params = new ArrayList<>();

  public Conditions(String first, Object... params) {
    sql = new StringBuilder(first);
    Collections.addAll(this.params, params);
  }

  public Conditions and(String condition, Object... params) {
    sql.append(" AND ").append(condition);
    Collections.addAll(this.params, params);
    return this;
  }

  /** Restricts only when the value is given. */
  public Conditions andEqual(String column, @Nullable Object value) {
    return value == null ? this : and(column + " = ?", value);
  }

  public String sql() {
    return sql.toString();
  }

  public List<@Nullable Object> params(Object... more) {
    var all = new ArrayList<@Nullable Object>(params);
    Collections.addAll(all, more);
    return all;
  }
}
