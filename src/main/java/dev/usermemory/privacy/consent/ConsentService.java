package dev.usermemory.privacy.consent;

import dev.usermemory.context.cache.MemoryCache;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.privacy.consent.web.ConsentResponse;
import dev.usermemory.privacy.erasure.ErasureService;
import dev.usermemory.privacy.erasure.web.DeletionResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** A person's decisions, and what they come to. */
@Service
public class ConsentService {

  private final ConsentStore store;
  private final ErasureService erasure;
  private final MemoryCache cache;
  private final StorePolicy policy;
  private final Clock clock;

  ConsentService(
      ConsentStore store,
      ErasureService erasure,
      MemoryCache cache,
      StorePolicy policy,
      Clock clock) {
    this.store = store;
    this.erasure = erasure;
    this.cache = cache;
    this.policy = policy;
    this.clock = clock;
  }

  public List<Consent> list(UserId user) {
    return store.listConsents(user, clock.millis());
  }

  public Consent find(UserId user, String consent) {
    return list(user).stream()
        .filter(decision -> decision.consent().equals(consent))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("No decision is stored for this consent."));
  }

  /** What the gating consents come to, with the configured default for those not decided. */
  public Map<String, Boolean> effective(List<Consent> decisions) {
    var effective = new LinkedHashMap<String, Boolean>();
    for (ConsentGate gate : ConsentGate.values()) {
      effective.put(gate.consent(), policy.consentDefault());
    }
    decisions.forEach(
        decision -> effective.computeIfPresent(decision.consent(), (_, _) -> decision.granted()));
    return effective;
  }

  public Outcome<Consent> put(Write write, Consent consent) {
    Outcome<Consent> stored = store.putConsent(write, consent);
    cache.evict(write.userId());
    return stored;
  }

  /**
   * Revokes first, so that nothing new comes in while what is there is deleted. A repetition
   * deletes what the first left, unless the person has granted again since.
   */
  public Outcome<ConsentResponse> revokeAndErase(Write write, Consent consent, ConsentGate gate) {
    Outcome<Consent> revoked = put(write, consent);
    Map<MemoryTable, Long> erased =
        isReplay(revoked) && isOpen(write.userId(), gate)
            ? Map.of()
            : erasure.eraseTables(write.userId(), gate.tables());
    return revoked.map(
        decision -> ConsentResponse.of(decision, DeletionResponse.counts(gate.tables(), erased)));
  }

  private static boolean isReplay(Outcome<?> outcome) {
    return outcome instanceof Outcome.Done<?>(_, boolean replayed) && replayed;
  }

  private boolean isOpen(UserId user, ConsentGate gate) {
    return Boolean.TRUE.equals(effective(list(user)).get(gate.consent()));
  }
}
