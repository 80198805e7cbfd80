package dev.usermemory.privacy.consent.web;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.consent.ConsentChange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the API returns it.
 *
 * @param erased documents per table that were deleted with the revocation, when that was asked
 */
record ConsentResponse(
    String consent,
    boolean granted,
    @Nullable String scope,
    @Nullable String version,
    long createdAt,
    long updatedAt,
    @Nullable Long expiresAtMs,
    @Nullable Map<MemoryTable, Long> erased) {

  static ConsentResponse of(ConsentChange change) {
    Consent c = change.consent();
    return new ConsentResponse(
        c.consent(),
        c.granted(),
        c.scope(),
        c.version(),
        c.createdAt(),
        c.updatedAt(),
        c.expiresAtMs(),
        change.erased());
  }
}
