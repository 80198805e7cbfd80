package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.DatabaseReading;
import java.nio.file.Path;

/** Of an open database. */
record FileReading(String database, Path file, Writer writer, Scrub scrub)
    implements DatabaseReading {

  @Override
  public long mainBytes() {
    return file.toFile().length();
  }

  @Override
  public long walBytes() {
    return file.resolveSibling(file.getFileName() + "-wal").toFile().length();
  }

  @Override
  public boolean scrubPending() {
    return scrub.isPending();
  }

  @Override
  public int waitingWrites() {
    return writer.waiting();
  }
}
