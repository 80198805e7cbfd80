package dev.usermemory.store.sqlite;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A kind of write.
 *
 * @param name kept with recorded outcomes
 * @param consent that gates it, or null
 * @param outcome type of its recorded outcome
 */
record Operation<T>(String name, @Nullable String consent, TypeReference<T> outcome) {}
