package dev.usermemory.store.sqlite.engine;

/**
 * What a database file is for.
 *
 * @param title as an operator knows it
 * @param migrations where the versions of its schema are
 * @param version the one that this service works with, the last of them
 * @param advice for an operator whose file cannot be used
 */
public record DatabaseKind(String title, String migrations, int version, String advice) {

  static final DatabaseKind MEMORY =
      new DatabaseKind(
          "memory database",
          "classpath:db/migration",
          12,
          "Set MEMORY_DB_PATH to a file that this user may create and write, on a disk with free"
              + " space; or set CONVEX_URL to keep the memory on Convex.");
}
