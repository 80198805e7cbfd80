package dev.usermemory.store.sqlite;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What SQLite is told about a table, put together once.
 *
 * @param columns those that documents are made of
 * @param select such rows, but for the conditions
 * @param delete the rows, but for the conditions
 * @param put inserts a row, {@code user_id} first, or replaces the one of its primary key
 * @param keyed condition for the key within a user's rows
 * @param order by that key
 * @param after condition for the rows after a key
 */
record Statements(
    String columns,
    String select,
    String delete,
    String put,
    String keyed,
    String order,
    String after) {

  static <D> Statements of(String table, List<String> primaryKey, List<Column<D>> columns) {
    List<String> all = columns.stream().map(Column::name).toList();
    List<String> key = all.stream().filter(primaryKey::contains).toList();
    boolean oneRow = key.isEmpty();
    String order = oneRow ? "user_id" : String.join(", ", key);
    String read =
        columns.stream().filter(Column::read).map(Column::name).collect(Collectors.joining(", "));
    return new Statements(
        read,
        "SELECT %s FROM %s WHERE ".formatted(read, table),
        "DELETE FROM %s WHERE ".formatted(table),
        put(table, primaryKey, all, List.of()),
        oneRow ? "true" : each(key, "%s = ?", " AND "),
        order,
        oneRow ? "false" : "(%s) > (%s)".formatted(order, each(key, "?", ", ")));
  }

  /**
   * @param updated the columns beside {@code user_id} that an update changes, too
   * @param inserted those behind them that it does not
   */
  static String put(
      String table, List<String> primaryKey, List<String> updated, List<String> inserted) {
    List<String> all =
        Stream.of(List.of("user_id"), updated, inserted).flatMap(List::stream).toList();
    return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
        .formatted(
            table,
            String.join(", ", all),
            each(all, "?", ", "),
            String.join(", ", primaryKey),
            each(
                updated.stream().filter(name -> !primaryKey.contains(name)).toList(),
                "%1$s = excluded.%1$s",
                ", "));
  }

  private static String each(List<String> names, String format, String separator) {
    return names.stream().map(format::formatted).collect(Collectors.joining(separator));
  }
}
