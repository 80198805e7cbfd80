package dev.usermemory.progress.web;

import dev.usermemory.http.DeniedWrite;

/** Nothing was read, for want of a consent. */
record DeniedRead(String reason, String consent) {

  static DeniedRead of(String consent) {
    return new DeniedRead(DeniedWrite.REASON, consent);
  }
}
