package dev.usermemory.privacy;

/** A session of the exported user. */
public record ExportedSession(String sessionId, long lastSeenAtMs, long expiresAtMs) {}
