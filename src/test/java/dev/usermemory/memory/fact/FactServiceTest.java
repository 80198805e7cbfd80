package dev.usermemory.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.AssessmentOrigins;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.SameAssessment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactServiceTest {

  private static final long NOW = 1_000_000_000;
  private static final long DAY = 86_400_000;
  private static final UserId USER = new UserId("alice");

  private final List<FactDraft> drafts = new ArrayList<>();
  private final FactService service =
      new FactService(
          new Drafts(),
          new Unasked(),
          new Retention(Duration.ofDays(10), Duration.ofDays(5)),
          Deferral.NONE,
          Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

  /** Nobody asks here where facts came from. */
  private static final class Unasked implements AssessmentOrigins {

    @Override
    public Outcome<SameAssessment> sameAsFact(UserId user, String factId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<SameAssessment> sameAsEpisode(UserId user, String episodeId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<?> forgetAssessments(UserId user, CallerKey key, String sessionId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Boolean> forgetFact(UserId user, CallerKey key, String factId) {
      throw new UnsupportedOperationException();
    }
  }

  /** Keeps what it is given. */
  private final class Drafts implements FactStore {

    @Override
    public Outcome<List<FactUpsert>> upsertFacts(Write write, List<FactDraft> said) {
      drafts.addAll(said);
      return Outcome.done(List.of());
    }

    @Override
    public Outcome<Page<Fact>> listFacts(
        UserId user, FactFilter filter, PageRequest page, long nowMs) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<List<Fact>> factHistory(UserId user, String factId, long nowMs) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Fact> patchFact(Write write, String factId, FactPatch patch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<CorrectedFact> correctFact(
        Write write, String factId, FactCorrection correction) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Boolean> deleteFact(Write write, String factId) {
      throw new UnsupportedOperationException();
    }
  }

  private FactDraft say(
      @Nullable List<String> tags, @Nullable Long createdAtMs, @Nullable Long expiresAtMs) {
    service.upsert(
        USER,
        CallerKey.NONE,
        List.of(
            new NewFact(
                FactKind.ACHIEVEMENT,
                "Held the pause",
                tags,
                null,
                null,
                null,
                null,
                createdAtMs,
                expiresAtMs,
                null,
                null,
                null,
                null)));
    return drafts.getLast();
  }

  @Test
  void upsert_least_isCompletedWithDefaults() {
    assertThat(say(null, null, null))
        .isEqualTo(
            new FactDraft(
                FactIds.of(USER, FactKind.ACHIEVEMENT, null, "Held the pause"),
                FactKind.ACHIEVEMENT,
                "Held the pause",
                List.of(),
                null,
                1,
                90 * DAY,
                NOW,
                NOW + 10 * DAY,
                "api",
                null,
                null,
                false));
  }

  @Test
  void upsert_tagsTwice_keepsTheFirstInOrder() {
    assertThat(say(List.of("b", "a", "b"), null, null).tags()).containsExactly("b", "a");
  }

  @Test
  void upsert_expiry_isTheEarlierOfAskedAndRetained() {
    assertThat(say(null, null, NOW + DAY).expiresAtMs()).isEqualTo(NOW + DAY);
    assertThat(say(null, null, NOW + 11 * DAY).expiresAtMs()).isEqualTo(NOW + 10 * DAY);
  }

  @Test
  void upsert_history_keepsItsTimeButIsRetainedFromNow() {
    FactDraft draft = say(null, 5L, null);

    assertThat(draft.createdAtMs()).isEqualTo(5);
    assertThat(draft.recordedAtMs()).isEqualTo(NOW);
    assertThat(draft.expiresAtMs()).isEqualTo(NOW + 10 * DAY);
  }
}
