/**
 * The embedded store: one SQLite file in WAL mode, one connection that writes in groups, and a pool
 * that reads. Every port of the service has one small class here.
 */
@NullMarked
package dev.usermemory.store.sqlite;

import org.jspecify.annotations.NullMarked;
