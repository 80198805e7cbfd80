package dev.usermemory.kernel;

/**
 * Names one logical write of one user, so that its repetition is recognised.
 *
 * @param value 1 to 256 characters, unique per user and logical write
 * @param requestHash lower-case SHA-256 hex of what was asked; the same key with another hash is a
 *     {@link ConflictException}
 */
public record IdempotencyKey(String value, String requestHash) {

  public IdempotencyKey {
    if (value.isEmpty() || value.length() > 256) {
      throw new IllegalArgumentException("an idempotency key has 1 to 256 characters");
    }
  }
}
