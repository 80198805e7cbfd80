package dev.usermemory.kernel;

/** How one of the service's own database files is at the moment. */
public interface DatabaseReading {

  /** Which: {@code memory}, {@code outbox} or {@code audit}. */
  String database();

  /** Of the file, in bytes; 0 when there is none. */
  long mainBytes();

  /** Of its write-ahead log, in bytes; 0 when there is none. */
  long walBytes();

  /** Whether what was erased may still be in unused parts of the files. */
  boolean scrubPending();

  /** Writes that wait for their turn. */
  int waitingWrites();
}
