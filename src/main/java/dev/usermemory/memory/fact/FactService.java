package dev.usermemory.memory.fact;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import dev.usermemory.memory.AssessmentOrigins;
import dev.usermemory.memory.CallerTimes;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.SameAssessment;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Completes what callers say with defaults, ids and retention. */
@Service
public class FactService {

  private static final String DEFAULT_SOURCE = "api";

  private final FactStore facts;
  private final AssessmentOrigins origins;
  private final Retention retention;
  private final Deferral deferral;
  private final Clock clock;
  private final Writes writes;

  FactService(
      FactStore facts,
      AssessmentOrigins origins,
      Retention retention,
      Deferral deferral,
      Clock clock) {
    this.facts = facts;
    this.origins = origins;
    this.retention = retention;
    this.deferral = deferral;
    this.clock = clock;
    this.writes = new Writes(clock);
  }

  /** Says facts, in order; one result for each. */
  public Outcome<List<FactUpsert>> upsert(UserId user, CallerKey key, List<NewFact> said) {
    checkTimes(said);
    return deferral.doOrDefer(
        new Deferrable(WriteOperation.UPSERT_FACTS, user, null, key, new SaidFacts(said)),
        keyNow -> upsertNow(user, keyNow, said));
  }

  /** The same without deferring it. */
  Outcome<List<FactUpsert>> upsertNow(UserId user, CallerKey key, List<NewFact> said) {
    Write write =
        writes.begin(user, key, WriteOperation.UPSERT_FACTS, List.of(), Map.of("facts", said));
    List<FactDraft> drafts =
        IntStream.range(0, said.size())
            .mapToObj(i -> draft(write, said.get(i), said.size() - 1 - i))
            .toList();
    return facts.upsertFacts(write, drafts);
  }

  /** What could never be done is refused at once, and not only when it is delivered. */
  private void checkTimes(List<NewFact> said) {
    long nowMs = clock.millis();
    for (int i = 0; i < said.size(); i++) {
      String path = "facts[" + i + "].";
      CallerTimes.createdAt(path + "validFromMs", said.get(i).validFromMs(), nowMs);
      CallerTimes.createdAt(path + "createdAtMs", said.get(i).createdAtMs(), nowMs);
      CallerTimes.expiresAt(path + "expiresAtMs", said.get(i).expiresAtMs(), nowMs);
    }
  }

  public Outcome<Page<Fact>> list(UserId user, FactFilter filter, PageRequest page) {
    return facts.listFacts(user, filter, page, clock.millis());
  }

  /**
   * When a fact, or what else held its slot, was so.
   *
   * @throws NotFoundException when there is no such fact
   */
  public Outcome<Page<FactValidity>> history(UserId user, String factId) {
    return facts
        .factHistory(user, factId, clock.millis())
        .map(slot -> new Page<>(FactValidity.of(slot), null));
  }

  /** Changes how a fact is handled; its expiry can only become earlier than the retention's. */
  public Outcome<Fact> patch(UserId user, CallerKey key, String factId, FactPatch patch) {
    Write write = writes.begin(user, key, WriteOperation.PATCH_FACT, List.of(factId), patch);
    return facts.patchFact(write, factId, kept(write, patch));
  }

  /** Makes it say something else, and changes with it how it is handled. */
  public Outcome<CorrectedFact> correct(
      UserId user, CallerKey key, String factId, String text, FactPatch patch) {
    Write write =
        writes.begin(
            user,
            key,
            WriteOperation.CORRECT_FACT,
            List.of(factId),
            new SaidCorrection(text, patch));
    long retainedUntilMs = retention.factExpiryMs(write.nowMs(), null);
    return facts.correctFact(
        write, factId, new FactCorrection(text, kept(write, patch), retainedUntilMs));
  }

  /** As a caller says it. */
  private record SaidCorrection(String text, FactPatch patch) {}

  private FactPatch kept(Write write, FactPatch patch) {
    Long asked = CallerTimes.expiresAt("expiresAtMs", patch.expiresAtMs(), write.nowMs());
    return new FactPatch(
        distinct(patch.tags()),
        patch.weight(),
        patch.decayMs(),
        asked == null ? null : retention.factExpiryMs(write.nowMs(), asked),
        patch.pinned(),
        Boolean.FALSE.equals(patch.pinned())
            ? Long.valueOf(retention.factExpiryMs(write.nowMs(), null))
            : null);
  }

  /**
   * What else came from the assessments that said it.
   *
   * @throws NotFoundException when there is no such fact
   */
  public Outcome<SameAssessment> sameAssessment(UserId user, String factId) {
    return origins.sameAsFact(user, factId);
  }

  /** The same with all that the assessments left that said it; whether it was there. */
  public Outcome<Boolean> deleteWithOrigins(UserId user, CallerKey key, String factId) {
    return origins.forgetFact(user, key, factId);
  }

  /** Whether it was there. */
  public Outcome<Boolean> delete(UserId user, CallerKey key, String factId) {
    return facts.deleteFact(
        writes.begin(user, key, WriteOperation.DELETE_FACT, List.of(factId), null), factId);
  }

  /**
   * Its times were checked before; they count from when it was said, however long it waited.
   *
   * @param followers how many follow it in the same batch, whose order the recorded times keep
   */
  private FactDraft draft(Write write, NewFact said, int followers) {
    long saidAtMs = write.acceptedAtMs();
    List<String> tags = distinct(said.tags());
    String source = Objects.requireNonNullElse(said.source(), DEFAULT_SOURCE);
    return new FactDraft(
        FactIds.of(write.userId(), said.kind(), said.skillId(), said.text()),
        said.kind(),
        said.text(),
        tags == null ? List.of() : tags,
        said.skillId(),
        Objects.requireNonNullElse(said.weight(), 1.0),
        Objects.requireNonNullElse(said.decayMs(), said.kind().defaultDecayMs()),
        since(said, saidAtMs),
        expiry(said, saidAtMs),
        source,
        said.sessionId(),
        said.slot(),
        Boolean.TRUE.equals(said.pinned()),
        saidAtMs - followers,
        FactOrigins.of(source, said.sessionId()));
  }

  /** Since when it is so. */
  private static long since(NewFact said, long saidAtMs) {
    Long given = said.validFromMs() != null ? said.validFromMs() : said.createdAtMs();
    return given == null ? saidAtMs : Math.min(given, saidAtMs);
  }

  /** What is pinned stays, unless the caller names an end. */
  private @Nullable Long expiry(NewFact said, long saidAtMs) {
    return said.expiresAtMs() == null && Boolean.TRUE.equals(said.pinned())
        ? null
        : Long.valueOf(retention.factExpiryMs(saidAtMs, said.expiresAtMs()));
  }

  private static @Nullable List<String> distinct(@Nullable List<String> tags) {
    return tags == null ? null : tags.stream().distinct().toList();
  }
}
