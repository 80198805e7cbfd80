package dev.usermemory.kernel.lenient;

/** An item of a list, with the place where it was found. */
public record Found(String path, String text) {}
