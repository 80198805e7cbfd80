package dev.usermemory.store.sqlite.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result row with the column types of a schema that keeps flags as numbers and lists as JSON. */
public record Row(ResultSet columns) {

  public String text(String column) throws SQLException {
    return columns.getString(column);
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return columns.getString(column);
  }

  public List<String> texts(String column) throws SQLException {
    return JsonText.readStrings(columns.getString(column));
  }

  public byte[] bytes(String column) throws SQLException {
    return columns.getBytes(column);
  }

  public long number(String column) throws SQLException {
    return columns.getLong(column);
  }

  public int integer(String column) throws SQLException {
    return columns.getInt(column);
  }

  public double real(String column) throws SQLException {
    return columns.getDouble(column);
  }

  public boolean flag(String column) throws SQLException {
    return columns.getInt(column) != 0;
  }

  public @Nullable Long numberOrNull(String column) throws SQLException {
    long value = columns.getLong(column);
    return columns.wasNull() ? null : value;
  }

  public @Nullable Integer integerOrNull(String column) throws SQLException {
    int value = columns.getInt(column);
    return columns.wasNull() ? null : value;
  }

  public @Nullable Boolean flagOrNull(String column) throws SQLException {
    int value = columns.getInt(column);
    return columns.wasNull() ? null : value != 0;
  }
}
