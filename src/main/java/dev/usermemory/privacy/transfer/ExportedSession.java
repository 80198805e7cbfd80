package dev.usermemory.privacy.transfer;

/** A session of the exported user. */
public record ExportedSession(String sessionId, long lastSeenAtMs, long expiresAtMs) {}
