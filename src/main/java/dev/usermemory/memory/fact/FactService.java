package dev.usermemory.memory.fact;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.NotFoundException;
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
            .mapToObj(i -> draft(write, "facts[" + i + "].", said.get(i), said.size() - 1 - i))
            .toList();
    return facts.upsertFacts(write, drafts);
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

  /**
   * @param followers how many follow it in the same batch, whose order the recorded times keep
   */
  private FactDraft draft(Write write, String path, NewFact said, int followers) {
    long nowMs = write.nowMs();
    Long asked = CallerTimes.expiresAt(path + "expiresAtMs", said.expiresAtMs(), nowMs);
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
        since(path, said, write.acceptedAtMs()),
        expiry(said, asked, nowMs),
        source,
        said.sessionId(),
        said.slot(),
        Boolean.TRUE.equals(said.pinned()),
        write.acceptedAtMs() - followers,
        FactOrigins.of(source, said.sessionId()));
  }

  /** Since when it is so. */
  private static long since(String path, NewFact said, long acceptedAtMs) {
    return said.validFromMs() != null
        ? CallerTimes.createdAt(path + "validFromMs", said.validFromMs(), acceptedAtMs)
        : CallerTimes.createdAt(path + "createdAtMs", said.createdAtMs(), acceptedAtMs);
  }

  /** What is pinned stays, unless the caller names an end. */
  private @Nullable Long expiry(NewFact said, @Nullable Long asked, long nowMs) {
    return asked == null && Boolean.TRUE.equals(said.pinned())
        ? null
        : Long.valueOf(retention.factExpiryMs(nowMs, asked));
  }

  private static @Nullable List<String> distinct(@Nullable List<String> tags) {
    return tags == null ? null : tags.stream().distinct().toList();
  }
}
