package dev.usermemory.privacy.consent.web;

import dev.usermemory.access.Caller;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.privacy.audit.AuditAction;
import dev.usermemory.privacy.audit.AuditLog;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.consent.ConsentChange;
import dev.usermemory.privacy.consent.ConsentDecision;
import dev.usermemory.privacy.consent.ConsentService;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Consents over HTTP. */
@RestController
@RequestMapping(path = "/v1/mem/{userId}/consents", produces = MediaType.APPLICATION_JSON_VALUE)
class ConsentController {

  private final ConsentService consents;
  private final AuditLog audit;

  ConsentController(ConsentService consents, AuditLog audit) {
    this.consents = consents;
    this.audit = audit;
  }

  /** Decisions, and what they and the default come to. */
  record ConsentList(List<Consent> items, Map<String, Boolean> effective) {}

  @GetMapping
  ConsentList list(@PathVariable UserId userId) {
    List<Consent> decisions = consents.list(userId);
    return new ConsentList(decisions, consents.effective(decisions));
  }

  @GetMapping("/{consent}")
  Consent find(@PathVariable UserId userId, @PathVariable @Label String consent) {
    return consents.find(userId, consent);
  }

  @PutMapping("/{consent}")
  ResponseEntity<Object> put(
      @PathVariable UserId userId,
      @PathVariable @Label String consent,
      @RequestParam(defaultValue = "false") boolean erase,
      CallerKey key,
      Caller caller,
      @Valid @RequestBody ConsentDecision request) {
    Outcome<ConsentChange> decided = consents.decide(userId, key, consent, request, erase);
    if (decided instanceof Outcome.Done<ConsentChange>(ConsentChange change, boolean _)) {
      record(userId, caller, change);
    }
    return Replies.ok(decided, Function.identity());
  }

  /** Not which: a consent may have any name. */
  private void record(UserId user, Caller caller, ConsentChange change) {
    var action =
        change.consent().granted() ? AuditAction.CONSENT_GRANTED : AuditAction.CONSENT_REVOKED;
    audit.record(action, user, caller.name(), change.erasedDocuments());
  }
}
