package dev.usermemory.memory.fact;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import dev.usermemory.memory.CallerTimes;
import dev.usermemory.memory.Retention;
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
  private final Retention retention;
  private final Clock clock;
  private final Writes writes;

  FactService(FactStore facts, Retention retention, Clock clock) {
    this.facts = facts;
    this.retention = retention;
    this.clock = clock;
    this.writes = new Writes(clock);
  }

  /** Says facts, in order; one result for each. */
  public Outcome<List<FactUpsert>> upsert(UserId user, CallerKey key, List<NewFact> said) {
    Write write =
        writes.begin(user, key, WriteOperation.UPSERT_FACTS, List.of(), Map.of("facts", said));
    List<FactDraft> drafts =
        IntStream.range(0, said.size())
            .mapToObj(i -> draft(write, "facts[" + i + "].", said.get(i)))
            .toList();
    return facts.upsertFacts(write, drafts);
  }

  public Outcome<Page<Fact>> list(UserId user, FactFilter filter, PageRequest page) {
    return facts.listFacts(user, filter, page, clock.millis());
  }

  /** Changes how a fact is handled; its expiry can only become earlier than the retention's. */
  public Outcome<Fact> patch(UserId user, CallerKey key, String factId, FactPatch patch) {
    Write write = writes.begin(user, key, WriteOperation.PATCH_FACT, List.of(factId), patch);
    Long asked = CallerTimes.expiresAt("expiresAtMs", patch.expiresAtMs(), write.nowMs());
    FactPatch kept =
        new FactPatch(
            distinct(patch.tags()),
            patch.weight(),
            patch.decayMs(),
            asked == null ? null : retention.factExpiryMs(write.nowMs(), asked),
            patch.pinned());
    return facts.patchFact(write, factId, kept);
  }

  /** Whether it was there. */
  public Outcome<Boolean> delete(UserId user, CallerKey key, String factId) {
    return facts.deleteFact(
        writes.begin(user, key, WriteOperation.DELETE_FACT, List.of(factId), null), factId);
  }

  private FactDraft draft(Write write, String path, NewFact said) {
    long nowMs = write.nowMs();
    Long asked = CallerTimes.expiresAt(path + "expiresAtMs", said.expiresAtMs(), nowMs);
    List<String> tags = distinct(said.tags());
    return new FactDraft(
        FactIds.of(write.userId(), said.kind(), said.skillId(), said.text()),
        said.kind(),
        said.text(),
        tags == null ? List.of() : tags,
        said.skillId(),
        Objects.requireNonNullElse(said.weight(), 1.0),
        Objects.requireNonNullElse(said.decayMs(), said.kind().defaultDecayMs()),
        CallerTimes.createdAt(path + "createdAtMs", said.createdAtMs(), nowMs),
        retention.factExpiryMs(nowMs, asked),
        Objects.requireNonNullElse(said.source(), DEFAULT_SOURCE),
        said.sessionId(),
        said.slot(),
        Boolean.TRUE.equals(said.pinned()));
  }

  private static @Nullable List<String> distinct(@Nullable List<String> tags) {
    return tags == null ? null : tags.stream().distinct().toList();
  }
}
