package dev.usermemory.privacy.transfer;

/** The version of the user's memory as a whole, see {@code ContextRead}. */
public record ExportedRevision(long revision) {}
