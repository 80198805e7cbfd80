package dev.usermemory.access.web;

/** The service was told to listen beyond this machine, without credentials to ask callers for. */
final class UnprotectedAddressException extends RuntimeException {

  UnprotectedAddressException() {
    super(
        "SERVER_ADDRESS is not a loopback address, but no credentials are set: anybody"
            + " who can reach this machine could read and delete everyone's memory.");
  }
}
