package dev.usermemory.store.sqlite.engine;

import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;

/** How connections to the file are set up. */
record Connections(SqliteProperties properties) {

  private static final int CACHE_KIB = 16 * 1024;

  /** Four times SQLite's own: copying the log into the database was a quarter of a commit. */
  private static final int CHECKPOINT_PAGES = 4000;

  /**
   * Connections that write. {@code synchronous=FULL}: what was answered survives a power cut, not
   * only a killed process. {@code secure_delete}: deleted text is overwritten with zeros.
   */
  DataSource writing() {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setPragma(Pragma.SECURE_DELETE, "on");
    config.setPragma(Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
    return dataSource(config);
  }

  DataSource reading() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    return dataSource(config);
  }

  /** Connections that read, and rather fail than wait for another process. */
  DataSource readingAtOnce() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    config.setBusyTimeout(0);
    return dataSource(config);
  }

  private SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(properties.busyTimeout().toMillis()));
    config.enforceForeignKeys(true);
    config.setTempStore(TempStore.MEMORY); // no sorting of people's text in temporary files
    config.setCacheSize(-CACHE_KIB);
    config.setGetGeneratedKeys(false); // the driver would ask for one behind every insert
    return config;
  }

  private DataSource dataSource(SQLiteConfig config) {
    var dataSource = new SQLiteDataSource(config);
    dataSource.setUrl("jdbc:sqlite:" + properties.path());
    return dataSource;
  }
}
