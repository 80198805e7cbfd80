package dev.usermemory.privacy.consent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.usermemory.kernel.MemoryTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was stored.
 *
 * @param erased documents per gated table that were deleted with a revocation, 0 included; null
 *     when that was not asked
 */
public record ConsentChange(
    @JsonUnwrapped Consent consent, @Nullable Map<MemoryTable, Long> erased) {

  /** In all tables. */
  public long erasedDocuments() {
    return erased == null ? 0 : erased.values().stream().mapToLong(Long::longValue).sum();
  }
}
