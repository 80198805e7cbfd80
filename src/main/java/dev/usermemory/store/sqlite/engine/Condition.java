package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreState;
import dev.usermemory.kernel.StoreUnavailableException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known about an open file, told in the log once for every change. */
final class Condition {

  private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

  private final DatabaseKind kind;
  private final Path file;
  private final FileIdentity identity;
  private volatile StoreState state = StoreState.OK;

  Condition(DatabaseKind kind, Path file) {
    this.kind = kind;
    this.file = file;
    this.identity = new FileIdentity(file);
  }

  StoreState state() {
    return state;
  }

  /**
   * Before a write, and before it is answered.
   *
   * @throws StoreUnavailableException when nobody could rely on what is written
   */
  void requireWritable() {
    boolean isThere = identity.isStillThere();
    if (!isThere) {
      become(StoreState.UNLINKED);
    }
    if (!isThere || state == StoreState.CORRUPT) {
      throw new StoreUnavailableException(state.word(), new IllegalStateException(state.word()));
    }
  }

  /** On a full disk a small write may still find a place where the next one does not. */
  void written() {
    if (state != StoreState.FULL || FileFailure.hasRoom(file)) {
      become(StoreState.OK);
    }
  }

  /** A write failed. */
  void failed(Throwable failure) {
    StoreState known = FileFailure.stateOf(failure, file);
    if (known != StoreState.OK) {
      become(known);
    }
  }

  /** A read failed, which says of the others only that what is in the file is wrong. */
  void readFailed(Throwable failure) {
    if (FileFailure.stateOf(failure, file) == StoreState.CORRUPT) {
      become(StoreState.CORRUPT);
    }
  }

  /** What is damaged stays so until a restart. */
  synchronized void become(StoreState next) {
    if (state == next || state == StoreState.CORRUPT) {
      return;
    }
    StoreState before = state;
    state = next;
    switch (next) {
      case OK -> LOG.info("The {} takes writes again, after: {}", kind.title(), before.word());
      case CORRUPT -> LOG.error("The {} {} {}", kind.title(), file, FileFailure.words(next));
      default -> LOG.warn("The {} {} {}", kind.title(), file, FileFailure.words(next));
    }
  }
}
