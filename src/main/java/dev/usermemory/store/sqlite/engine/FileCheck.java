package dev.usermemory.store.sqlite.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Looks at a database file that nobody has open, without changing it. */
public final class FileCheck {

  private FileCheck() {}

  /** What is wrong with a file, or the version of its schema. */
  public sealed interface Result {
    record Sound(int schema) implements Result {}

    record Unsound(String reason) implements Result {}
  }

  /**
   * Checks every page, every index and every reference, and that this version knows the schema.
   *
   * @throws org.springframework.dao.DataAccessException when it cannot be read at all
   */
  public static Result check(Path file) {
    return read(
        file,
        db -> {
          List<String> faults =
              db.sql("PRAGMA integrity_check(1)").query((row, _) -> row.getString(1)).list();
          if (!faults.equals(List.of("ok"))) {
            return new Result.Unsound("its pages contradict each other");
          }
          if (!db.sql("PRAGMA foreign_key_check")
              .query((row, _) -> row.getString(1))
              .list()
              .isEmpty()) {
            return new Result.Unsound("it refers to what is not there");
          }
          return schema(file);
        });
  }

  private static Result schema(Path file) {
    var flyway =
        Flyway.configure()
            .dataSource(reading(file))
            .locations(DatabaseKind.MEMORY.migrations())
            .load();
    MigrationInfo current = flyway.info().current();
    if (current == null) {
      return new Result.Unsound("it is no memory database");
    }
    boolean isKnown =
        Arrays.stream(flyway.info().all()).noneMatch(info -> Migration.isFuture(info.getState()));
    String version = String.valueOf(current.getVersion());
    return isKnown
        ? new Result.Sound(Integer.parseInt(version))
        : new Result.Unsound(
            "its schema (version %s) is newer than this service".formatted(version));
  }

  /** Runs the work on one connection that reads. */
  public static <T> T read(Path file, Function<Db, T> work) {
    try (var db = new Db(reading(file).getConnection())) {
      return work.apply(db);
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("The file cannot be opened", e);
    }
  }

  private static DataSource reading(Path file) {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    var dataSource = new SQLiteDataSource(config);
    dataSource.setUrl("jdbc:sqlite:" + file);
    return dataSource;
  }
}
