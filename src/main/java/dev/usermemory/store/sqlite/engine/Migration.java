package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Brings a file to the schema of this version, or says why it cannot. */
final class Migration {

  private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

  /** Two processes on a new file may meet at each of its migrations. */
  private static final int ATTEMPTS = 20;

  /** Whether every migration up to this version, and no later one, has succeeded. */
  private static final String CURRENT =
      "SELECT max(CAST(version AS INTEGER)) = ? AND min(success) FROM flyway_schema_history";

  private final DatabaseKind kind;
  private final Path file;
  private final DataSource dataSource;

  Migration(DatabaseKind kind, Path file, DataSource dataSource) {
    this.kind = kind;
    this.file = file;
    this.dataSource = dataSource;
  }

  /**
   * @throws SqliteUnusableException when the file is of a later version
   */
  void run() {
    if (!isCurrent()) {
      migrate(
          Flyway.configure()
              .dataSource(dataSource)
              .locations(kind.migrations())
              .target(String.valueOf(kind.version()))
              .load());
    }
  }

  /** Asked of the file itself: Flyway alone loads four hundred classes to find nothing to do. */
  private boolean isCurrent() {
    try (var db = new Db(dataSource.getConnection())) {
      return db.sql(CURRENT).param(kind.version()).query(Boolean.class).single();
    } catch (SQLException | DataAccessException e) {
      return false; // a new file; or Flyway finds what is wrong, and says it
    }
  }

  private void migrate(Flyway flyway) {
    for (int attempt = 1; ; attempt++) {
      try {
        requireKnown(flyway);
        flyway.migrate();
        return;
      } catch (FlywayException e) {
        if (attempt == ATTEMPTS || !mayPass(e)) {
          throw e;
        }
        if (attempt == 1) {
          LOG.info("The {} is not free yet; another process may be upgrading it", kind.title());
        }
      }
    }
  }

  private boolean mayPass(FlywayException failure) {
    StoreState state = FileFailure.stateOf(failure, file);
    return state == StoreState.OK || state == StoreState.LOCKED;
  }

  /** What a later version wrote may mean something else than this one reads in it. */
  private void requireKnown(Flyway flyway) {
    MigrationInfo[] all = flyway.info().all();
    Optional<MigrationInfo> later =
        Arrays.stream(all).filter(info -> isFuture(info.getState())).reduce((_, last) -> last);
    if (later.isPresent()) {
      throw SqliteUnusableException.of(
          kind,
          file,
          "its schema is newer (version %s) than this service knows"
              .formatted(later.get().getVersion()),
          "Start the version of the service that wrote it, or restore a backup from before the"
              + " upgrade (docs/operations.md, Backup and restore).");
    }
  }

  static boolean isFuture(MigrationState state) {
    return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
  }
}
