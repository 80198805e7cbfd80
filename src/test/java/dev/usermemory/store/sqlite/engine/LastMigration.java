package dev.usermemory.store.sqlite.engine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** What {@link DatabaseKind#version} has to be: a later migration would never be applied. */
public final class LastMigration {

  private LastMigration() {}

  /** The highest number among the scripts of a kind. */
  public static int of(DatabaseKind kind) {
    Path folder = Path.of("src/main/resources", kind.migrations().replace("classpath:", ""));
    return Arrays.stream(Objects.requireNonNull(folder.toFile().list()))
        .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
        .max()
        .orElseThrow();
  }
}
