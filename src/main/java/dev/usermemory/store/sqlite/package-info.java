/**
 * The embedded store in one SQLite file: every port of the service has one small class here, every
 * table one description ({@code Tables}). How the file is read and written is the engine's.
 */
@NullMarked
package dev.usermemory.store.sqlite;

import org.jspecify.annotations.NullMarked;
