package dev.usermemory.store.sqlite;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What SQLite is told about a table, put together once.
 *
 * @param columns those that documents are made of
 * @param select such rows, but for the conditions
 * @param find the row of a user and a key
 * @param delete it
 * @param put inserts a row, {@code user_id} first, or replaces the one of its primary key
 * @param update columns of the row of a user and a key, once their names are formatted into it
 * @param order by that key
 * @param after condition for the rows after a key
 */
record Statements(
    String columns,
    String select,
    String find,
    String delete,
    String put,
    String update,
    String order,
    String after) {

  static <D> Statements of(String table, List<String> primaryKey, List<Column<D>> columns) {
    List<String> all = columns.stream().map(Column::name).toList();
    List<String> key = all.stream().filter(primaryKey::contains).toList();
    boolean oneRow = key.isEmpty();
    String order = oneRow ? "user_id" : String.join(", ", key);
    String read =
        columns.stream().filter(Column::read).map(Column::name).collect(Collectors.joining(", "));
    String select = "SELECT %s FROM %s WHERE ".formatted(read, table);
    String keyed = oneRow ? "user_id = ?" : "user_id = ? AND " + each(key, "%s = ?", " AND ");
    return new Statements(
        read,
        select,
        select + keyed,
        "DELETE FROM %s WHERE %s".formatted(table, keyed),
        put(table, primaryKey, all, List.of()),
        "UPDATE %s SET %%s = ? WHERE %s".formatted(table, keyed),
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
                all.stream()
                    .filter(name -> !primaryKey.contains(name) && !inserted.contains(name))
                    .toList(),
                "%1$s = excluded.%1$s",
                ", "));
  }

  private static String each(List<String> names, String format, String separator) {
    return names.stream().map(format::formatted).collect(Collectors.joining(separator));
  }
}
