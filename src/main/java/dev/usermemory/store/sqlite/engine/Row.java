package dev.usermemory.store.sqlite.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result row with the column types of a schema that keeps flags as numbers and lists as JSON.
 *
 * @param places of the columns by their names, from 1; the driver looks for a name in every row
 */
public record Row(ResultSet columns, Map<String, Integer> places) {

  public Row(ResultSet columns) {
    this(columns, Map.of());
  }

  private int place(String column) throws SQLException {
    Integer place = places.get(column);
    return place == null ? columns.findColumn(column) : place;
  }

  public String text(String column) throws SQLException {
    return columns.getString(place(column));
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return columns.getString(place(column));
  }

  public List<String> texts(String column) throws SQLException {
    return JsonText.readStrings(columns.getString(place(column)));
  }

  public byte[] bytes(String column) throws SQLException {
    return columns.getBytes(column);
  }

  public long number(String column) throws SQLException {
    return columns.getLong(place(column));
  }

  public int integer(String column) throws SQLException {
    return columns.getInt(place(column));
  }

  public double real(String column) throws SQLException {
    return columns.getDouble(place(column));
  }

  public boolean flag(String column) throws SQLException {
    return columns.getInt(place(column)) != 0;
  }

  public @Nullable Long numberOrNull(String column) throws SQLException {
    long value = columns.getLong(place(column));
    return columns.wasNull() ? null : value;
  }

  public @Nullable Integer integerOrNull(String column) throws SQLException {
    int value = columns.getInt(place(column));
    return columns.wasNull() ? null : value;
  }

  public @Nullable Boolean flagOrNull(String column) throws SQLException {
    int value = columns.getInt(place(column));
    return columns.wasNull() ? null : value != 0;
  }
}
