package dev.usermemory.kernel;

/** The stored document is not the one that the caller had seen. */
public final class PreconditionFailedException extends RefusalException {

  public PreconditionFailedException() {
    super("The document has changed since it was read.");
  }
}
