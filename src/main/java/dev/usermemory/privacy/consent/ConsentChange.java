package dev.usermemory.privacy.consent;

import dev.usermemory.kernel.MemoryTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was stored.
 *
 * @param erased documents per gated table that were deleted with a revocation, 0 included; null
 *     when that was not asked
 */
public record ConsentChange(Consent consent, @Nullable Map<MemoryTable, Long> erased) {}
