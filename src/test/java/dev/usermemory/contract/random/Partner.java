package dev.usermemory.contract.random;

import dev.usermemory.kernel.UserId;

/** A second user of every sequence, so that one's documents meet the other's. */
final class Partner {

  private static final String SUFFIX = "-partner";

  private Partner() {}

  static UserId of(UserId user) {
    String name = user.value();
    return new UserId(
        name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name + SUFFIX);
  }
}
