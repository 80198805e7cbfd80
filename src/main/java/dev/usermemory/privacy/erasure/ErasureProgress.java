package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import java.util.Map;

/**
 * What a store keeps of the latest erasure of a person, under a hash of their id.
 *
 * @param deleted documents per table, over all pages
 * @param pagedAtMs when the latest page was done
 */
public record ErasureProgress(Map<MemoryTable, Long> deleted, long pagedAtMs, boolean done) {}
