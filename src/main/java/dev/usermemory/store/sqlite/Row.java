package dev.usermemory.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** A result row with the column types of this schema. */
record Row(ResultSet columns) {

  String text(String column) throws SQLException {
    return columns.getString(column);
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return columns.getString(column);
  }

  List<String> texts(String column) throws SQLException {
    return SqliteJson.readStrings(columns.getString(column));
  }

  long number(String column) throws SQLException {
    return columns.getLong(column);
  }

  int integer(String column) throws SQLException {
    return columns.getInt(column);
  }

  double real(String column) throws SQLException {
    return columns.getDouble(column);
  }

  boolean flag(String column) throws SQLException {
    return columns.getInt(column) != 0;
  }

  @Nullable Long numberOrNull(String column) throws SQLException {
    long value = columns.getLong(column);
    return columns.wasNull() ? null : value;
  }

  @Nullable Integer integerOrNull(String column) throws SQLException {
    int value = columns.getInt(column);
    return columns.wasNull() ? null : value;
  }

  @Nullable Boolean flagOrNull(String column) throws SQLException {
    int value = columns.getInt(column);
    return columns.wasNull() ? null : value != 0;
  }

  static <T> RowMapper<T> mapper(Mapping<T> mapping) {
    return (columns, index) -> mapping.map(new Row(columns));
  }

  /** Makes a document of a row. */
  interface Mapping<T> {
    T map(Row row) throws SQLException;
  }
}
