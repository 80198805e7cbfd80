/**
 * SQLite's file format (https://sqlite.org/fileformat2.html), as far as it takes to overwrite what
 * pages hold and nobody reads.
 */
@NullMarked
package dev.usermemory.store.sqlite.engine.pages;

import org.jspecify.annotations.NullMarked;
