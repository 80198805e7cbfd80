package dev.usermemory.store.sqlite.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/**
 * A table, an index and a table that is one, with rows of two people, at random. Every eight
 * characters of whoever is to be erased say so.
 */
final class ScrubbedTables implements AutoCloseable {

  static final String MARK = "QuxMark!";
  private static final String KEPT = "kept";
  private static final String ERASED = "erased";

  private final Path file;
  private final Random random;
  private final int pageSize;
  private final DataSource connections;
  private final Connection connection;
  private final Map<Long, String> kept = new TreeMap<>();
  private final List<Long> erased = new ArrayList<>();
  private long ids;

  ScrubbedTables(Path file, int pageSize, Random random) throws SQLException {
    this.file = file;
    this.random = random;
    this.pageSize = pageSize;
    connections = connections(file);
    connection = connections.getConnection();
    execute("PRAGMA journal_mode = DELETE");
    execute("PRAGMA page_size = " + pageSize);
    execute("VACUUM");
    execute("PRAGMA journal_mode = WAL");
    execute("CREATE TABLE store_state (scrub_pending INTEGER)");
    execute("INSERT INTO store_state VALUES (1)");
    execute("CREATE TABLE store_probe (probes INTEGER)");
    execute("INSERT INTO store_probe VALUES (0)");
    execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, whose TEXT, text TEXT)");
    execute("CREATE INDEX texts_by_text ON texts (whose, text)");
    execute("CREATE TABLE words (text TEXT, id INTEGER, PRIMARY KEY (text, id)) WITHOUT ROWID");
  }

  /** As the service has them, but for the disk's syncs. */
  private static DataSource connections(Path file) {
    var config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.OFF);
    config.setPragma(Pragma.SECURE_DELETE, "on");
    config.setCacheSize(-16 * 1024);
    var connections = new SQLiteDataSource(config);
    connections.setUrl("jdbc:sqlite:" + file);
    return connections;
  }

  DataSource connections() {
    return connections;
  }

  Path log() {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows of both come and go. */
  void live(int changes) throws SQLException {
    execute("BEGIN");
    for (int i = 0; i < changes; i++) {
      switch (random.nextInt(8)) {
        case 0 -> change();
        case 1 -> remove(random(kept));
        case 2, 3, 4 -> add(KEPT);
        default -> add(ERASED);
      }
    }
    execute("COMMIT");
  }

  /** Rows of whoever is kept come and go, each in a transaction. */
  void liveOn(int changes) throws SQLException {
    for (int i = 0; i < changes; i++) {
      switch (random.nextInt(4)) {
        case 0 -> change();
        case 1 -> remove(random(kept));
        default -> add(KEPT);
      }
    }
  }

  void erase() throws SQLException {
    while (!erased.isEmpty()) {
      execute("BEGIN");
      for (int i = 0; i < 50 && !erased.isEmpty(); i++) {
        remove(erased.removeLast());
      }
      execute("COMMIT");
    }
  }

  private long random(Map<Long, String> rows) {
    return rows.isEmpty()
        ? -1
        : rows.keySet().stream().skip(random.nextInt(rows.size())).findFirst().orElseThrow();
  }

  private void add(String whose) throws SQLException {
    long id = random.nextBoolean() ? ++ids : - ++ids; // also between the others
    String text = text(whose);
    update("INSERT INTO texts VALUES (?, ?, ?)", id, whose, text);
    update("INSERT INTO words VALUES (?, ?)", text, id);
    if (whose.equals(KEPT)) {
      kept.put(id, text);
    } else {
      erased.add(random.nextInt(erased.size() + 1), id);
    }
  }

  private void change() throws SQLException {
    long id = random(kept);
    String text = text(KEPT);
    if (id != -1) {
      update("DELETE FROM words WHERE text = ? AND id = ?", kept.put(id, text), id);
      update("UPDATE texts SET text = ? WHERE id = ?", text, id);
      update("INSERT INTO words VALUES (?, ?)", text, id);
    }
  }

  private void remove(long id) throws SQLException {
    update(
        "DELETE FROM words WHERE id = ? AND text = (SELECT text FROM texts WHERE id = ?)", id, id);
    update("DELETE FROM texts WHERE id = ?", id);
    kept.remove(id);
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /** Some go on in pages of their own. */
  private String text(String whose) {
    int length = random.nextInt(40) == 0 ? 3 * pageSize : Math.min(pageSize, 400);
    int words = 1 + random.nextInt(length / 8);
    return whose.equals(ERASED)
        ? MARK.repeat(words)
        : Long.toString(random.nextLong(), 36) + "-".repeat(8 * words);
  }

  /** In which of the files there is a mark. */
  List<String> marked() throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.filter(ScrubbedTables::isMarked).map(Path::toString).toList();
    }
  }

  private static boolean isMarked(Path file) {
    try {
      return Files.readString(file, ISO_8859_1).contains(MARK);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Map<Long, String> expected() {
    return kept;
  }

  Map<Long, String> stored() throws SQLException {
    var stored = new TreeMap<Long, String>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT id, text FROM texts JOIN words USING (id, text)")) {
      while (row.next()) {
        stored.put(row.getLong(1), row.getString(2));
      }
    }
    return stored;
  }

  String one(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
