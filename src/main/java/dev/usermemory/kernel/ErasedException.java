package dev.usermemory.kernel;

/** The person was erased after the write was taken, and stays erased. */
public final class ErasedException extends RefusalException {

  public ErasedException() {
    super("The person was erased after this was sent.");
  }
}
