package dev.usermemory.evaluation;

import dev.usermemory.kernel.MemoryTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Writes rows that the store has written to another file of the same schema: by one thread, with
 * kept statements, as many waiting writes in a transaction as the store takes.
 */
final class PlainRows implements AutoCloseable {

  private static final int MAX_BATCH = 64;

  /** A table's rows and the statement that puts one of them. */
  private record Table(PreparedStatement put, List<Object[]> rows, int perWrite) {

    void write(int number) throws SQLException {
      for (int i = 0; i < perWrite; i++) {
        Object[] row = rows.get((number * perWrite + i) % rows.size());
        for (int column = 0; column < row.length; column++) {
          put.setObject(column + 1, row[column]);
        }
        put.executeUpdate();
      }
    }
  }

  private record Waiting(int number, CompletableFuture<Void> done) {}

  private final Connection connection;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final List<Table> tables = new ArrayList<>();
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(4096);
  private final Thread thread;

  private PlainRows(Path from, Path to, List<MemoryTable> names, int factsPerWrite)
      throws SQLException {
    var pragmas = new Properties();
    pragmas.put("synchronous", "FULL");
    pragmas.put("secure_delete", "on");
    pragmas.put("cache_size", "-16384");
    pragmas.put("jdbc.get_generated_keys", "false");
    connection = DriverManager.getConnection("jdbc:sqlite:" + to, pragmas);
    begin = connection.prepareStatement("BEGIN IMMEDIATE");
    commit = connection.prepareStatement("COMMIT");
    try (Connection source = DriverManager.getConnection("jdbc:sqlite:" + from)) {
      for (MemoryTable name : names) {
        tables.add(table(source, name, name == MemoryTable.FACTS ? factsPerWrite : 1));
      }
    }
    thread = Thread.ofPlatform().daemon().start(this::run);
  }

  static PlainRows of(Path from, Path to, List<MemoryTable> tables, int factsPerWrite)
      throws SQLException {
    return new PlainRows(from, to, tables, factsPerWrite);
  }

  private Table table(Connection source, MemoryTable name, int perWrite) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    try (ResultSet all =
        source
            .createStatement()
            .executeQuery("SELECT * FROM " + name.tableName() + " ORDER BY rowid")) {
      int width = all.getMetaData().getColumnCount();
      for (int i = 1; i <= width; i++) {
        columns.add(all.getMetaData().getColumnName(i));
      }
      while (all.next()) {
        var row = new Object[width];
        for (int i = 0; i < width; i++) {
          row[i] = all.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    String sql =
        "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO UPDATE SET %s"
            .formatted(
                name.tableName(),
                String.join(", ", columns),
                columns.stream().map(_ -> "?").collect(Collectors.joining(", ")),
                columns.stream()
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", ")));
    return new Table(connection.prepareStatement(sql), rows, perWrite);
  }

  void write(int number) {
    var mine = new Waiting(number, new CompletableFuture<>());
    waiting.add(mine);
    mine.done().join();
  }

  private void run() {
    List<Waiting> batch = new ArrayList<>();
    try {
      while (true) {
        batch.add(waiting.take());
        waiting.drainTo(batch, MAX_BATCH - 1);
        begin.execute();
        for (Waiting one : batch) {
          for (Table table : tables) {
            table.write(one.number());
          }
        }
        commit.execute();
        batch.forEach(one -> one.done().complete(null));
        batch.clear();
      }
    } catch (InterruptedException _) {
      // closed
    } catch (SQLException e) {
      batch.forEach(one -> one.done().completeExceptionally(e));
    }
  }

  @Override
  public void close() throws SQLException, InterruptedException {
    thread.interrupt();
    thread.join();
    connection.close();
  }
}
