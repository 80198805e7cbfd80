package dev.usermemory.privacy.transfer;

/** That a write was done; its outcome repeats what other tables say and is left out. */
public record ExportedIdempotency(String key, String requestHash, long expiresAtMs) {}
