package dev.usermemory.privacy.consent;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import dev.usermemory.privacy.erasure.ErasureService;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** A person's decisions, and what they come to. */
@Service
public class ConsentService {

  private final ConsentStore store;
  private final ErasureService erasure;
  private final StorePolicy policy;
  private final Clock clock;
  private final Writes writes;

  ConsentService(ConsentStore store, ErasureService erasure, StorePolicy policy, Clock clock) {
    this.store = store;
    this.erasure = erasure;
    this.policy = policy;
    this.clock = clock;
    this.writes = new Writes(clock);
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
    for (Gate gate : Gate.values()) {
      effective.put(gate.consent(), policy.consentDefault());
    }
    decisions.forEach(
        decision -> effective.computeIfPresent(decision.consent(), (_, _) -> decision.granted()));
    return effective;
  }

  /**
   * Stores a decision; a revocation may erase what the consent gates.
   *
   * @param erase only for a gating consent that is not granted
   */
  public Outcome<ConsentChange> decide(
      UserId user, CallerKey key, String consent, ConsentDecision decision, boolean erase) {
    Write write =
        writes.begin(
            user,
            key,
            WriteOperation.PUT_CONSENT,
            List.of(consent, Boolean.toString(erase)),
            decision);
    Consent decided = decision.toConsent(consent, write.nowMs());
    return erase
        ? revokeAndErase(write, decided, erasable(decided))
        : store.putConsent(write, decided).map(stored -> new ConsentChange(stored, null));
  }

  /**
   * Revokes first, so that nothing new comes in while what is there is deleted. A repetition
   * deletes what the first left, unless the person has granted again since.
   */
  private Outcome<ConsentChange> revokeAndErase(Write write, Consent consent, Gate gate) {
    Outcome<Consent> revoked = store.putConsent(write, consent);
    Map<MemoryTable, Long> erased =
        isReplay(revoked) && isOpen(write.userId(), gate)
            ? nothing(gate)
            : erasure.eraseTables(write.userId(), MemoryTable.gatedBy(gate));
    return revoked.map(decision -> new ConsentChange(decision, erased));
  }

  private static Map<MemoryTable, Long> nothing(Gate gate) {
    return MemoryTable.gatedBy(gate).stream()
        .collect(Collectors.toMap(table -> table, _ -> 0L, Long::sum, TreeMap::new));
  }

  private static Gate erasable(Consent decision) {
    if (decision.granted()) {
      throw new InvalidValueException("erase", "must be false when the consent is granted");
    }
    return Gate.of(decision.consent())
        .orElseThrow(() ->
            new InvalidValueException(
                "erase", "must be false: only memory and progress gate data"));
  }

  private static boolean isReplay(Outcome<?> outcome) {
    return outcome instanceof Outcome.Done<?>(_, boolean replayed) && replayed;
  }

  private boolean isOpen(UserId user, Gate gate) {
    return Boolean.TRUE.equals(effective(list(user)).get(gate.consent()));
  }
}
