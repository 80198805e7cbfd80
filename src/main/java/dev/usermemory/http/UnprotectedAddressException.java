package dev.usermemory.http;

/** The service was told to listen beyond this machine, without a secret to ask callers for. */
final class UnprotectedAddressException extends RuntimeException {

  UnprotectedAddressException() {
    super(
        "SERVER_ADDRESS is not a loopback address, but SERVICE_SHARED_SECRET is not set: anybody"
            + " who can reach this machine could read and delete everyone's memory.");
  }
}
