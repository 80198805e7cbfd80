package dev.usermemory.memory.fact;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.CallerTimes;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.fact.web.FactPatchRequest;
import java.time.Clock;
import java.util.List;
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

  FactService(FactStore facts, Retention retention, Clock clock) {
    this.facts = facts;
    this.retention = retention;
    this.clock = clock;
  }

  public Outcome<List<FactUpsert>> upsert(Write write, List<NewFact> said) {
    List<FactDraft> drafts =
        IntStream.range(0, said.size())
            .mapToObj(i -> draft(write, "facts[" + i + "].", said.get(i)))
            .toList();
    return facts.upsertFacts(write, drafts);
  }

  public Outcome<Page<Fact>> list(UserId user, FactFilter filter, PageRequest page) {
    return facts.listFacts(user, filter, page, clock.millis());
  }

  public Outcome<Fact> patch(Write write, String factId, FactPatchRequest request) {
    request.checkIdentityUntouched();
    Long asked =
        CallerTimes.expiresAt("expiresAtMs", request.expiresAtMs().orNull(), write.nowMs());
    FactPatch patch =
        new FactPatch(
            distinct(request.tags().orNull()),
            request.weight().orNull(),
            request.decayMs().orNull(),
            asked == null ? null : retention.factExpiryMs(write.nowMs(), asked),
            request.pinned().orNull());
    return facts.patchFact(write, factId, patch);
  }

  public Outcome<Boolean> delete(Write write, String factId) {
    return facts.deleteFact(write, factId);
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
