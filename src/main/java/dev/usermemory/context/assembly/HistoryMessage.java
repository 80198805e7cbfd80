package dev.usermemory.context.assembly;

/** A message of the chat, as the caller has it. */
public record HistoryMessage(String role, String content) {}
