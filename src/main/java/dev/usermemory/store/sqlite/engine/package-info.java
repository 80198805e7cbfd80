/**
 * SQLite for anybody: opens the file and upgrades it, writes in groups on one connection, reads on
 * a pool, and leaves nothing of what was erased on the disk. It knows no table but {@code
 * store_state}, which is nobody's: there it notes that erased text may still be in the file.
 */
@NullMarked
package dev.usermemory.store.sqlite.engine;

import org.jspecify.annotations.NullMarked;
