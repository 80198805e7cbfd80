package dev.usermemory.store.sqlite.engine.pages;

import java.io.IOException;

/** A file, or a page of it, is not as the format says, and is left as it is. */
public final class UnknownPagesException extends IOException {

  private static final long serialVersionUID = 1L;

  UnknownPagesException(String what) {
    super(what);
  }
}
