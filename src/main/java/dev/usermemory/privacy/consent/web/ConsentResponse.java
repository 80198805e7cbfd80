package dev.usermemory.privacy.consent.web;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.privacy.consent.Consent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the API returns it.
 *
 * @param erased documents per table that were deleted with the revocation, when that was asked
 */
public record ConsentResponse(
    String consent,
    boolean granted,
    @Nullable String scope,
    @Nullable String version,
    long createdAt,
    long updatedAt,
    @Nullable Long expiresAtMs,
    @Nullable Map<MemoryTable, Long> erased) {

  public static ConsentResponse of(Consent c, @Nullable Map<MemoryTable, Long> erased) {
    return new ConsentResponse(
        c.consent(),
        c.granted(),
        c.scope(),
        c.version(),
        c.createdAt(),
        c.updatedAt(),
        c.expiresAtMs(),
        erased);
  }
}
