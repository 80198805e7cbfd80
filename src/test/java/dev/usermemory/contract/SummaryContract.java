package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_SESSION;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.SUMMARISE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.privacy.consent.Consent;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rolling digest of a session, and the one episode that it shares with assessments. */
abstract class SummaryContract extends StoreAspect {

  private final String session = unique("session");

  SummaryContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private SessionPart digest(String text, @Nullable Long version, long atMs) {
    return SessionPart.digest(session, text, version, atMs, atMs + DAY);
  }

  private Outcome<SessionPart> summarise(SessionPart digest) {
    return store.episodes().summariseSession(write(SUMMARISE_SESSION), digest);
  }

  private void isKept(SessionPart digest) {
    assertThat(store.episodes().findSummary(session, NOW))
        .contains(new Outcome.Done<>(digest, false));
    assertThat(episodes()).containsExactly(composed(digest));
  }

  private List<Episode> episodes() {
    return done(store.episodes().listEpisodes(user, PageRequest.first(200), NOW)).items();
  }

  private Episode composed(SessionPart... parts) {
    return SessionEpisode.compose(user, List.of(parts)).orElseThrow();
  }

  /** Its part, stored. */
  private SessionPart assessed(String groupId, long atMs) {
    Finalization assessment =
        new SampleFinalization(session, groupId)
            .part("Assessed " + groupId, atMs, atMs + 2 * DAY)
            .build();
    done(store.assessments().finalizeAssessment(write(FINALIZE_ASSESSMENT), assessment));
    return Objects.requireNonNull(assessment.part());
  }

  private void memory(boolean granted) {
    var decision = new Consent(Gate.MEMORY.consent(), granted, null, null, NOW, NOW, null);
    done(store.consents().putConsent(write(PUT_CONSENT), decision));
  }

  @Test
  void summariseSession_first_isAnEpisodeAndBindsTheSession() {
    SessionPart digest = digest("user: \"hi\"\nassistant: 🍵", 3L, NOW);

    assertThat(done(summarise(digest))).isEqualTo(digest);

    isKept(digest);
    assertThat(store.assessments().findSubject(session, null, NOW))
        .map(AssessmentSubject::userId)
        .contains(user);
  }

  @Test
  void summariseSession_later_replacesIt() {
    done(summarise(digest("first", 9L, NOW - 1)));
    SessionPart later = digest("restarted", 1L, NOW);

    done(summarise(later));

    isKept(later);
  }

  @Test
  void summariseSession_earlierOrSame_changesNothing() {
    SessionPart stored = digest("latest", 2L, NOW);
    done(summarise(stored));

    assertThat(replayed(summarise(digest("late", 3L, NOW - 1)))).isEqualTo(stored);
    assertThat(replayed(summarise(digest("latest", 2L, NOW)))).isEqualTo(stored);

    isKept(stored);
  }

  @Test
  void summariseSession_atTheSameTime_higherVersionWins() {
    SessionPart stored = digest("two", 2L, NOW);
    done(summarise(stored));

    assertThat(replayed(summarise(digest("one", 1L, NOW)))).isEqualTo(stored);
    SessionPart higher = digest("three", 3L, NOW);
    done(summarise(higher));

    isKept(higher);
  }

  @Test
  void summariseSession_atTheSameTimeWithoutVersions_lastOneWins() {
    done(summarise(digest("first", null, NOW)));
    SessionPart second = digest("second", null, NOW);

    done(summarise(second));

    isKept(second);
  }

  @Test
  void summariseSession_withAssessments_isOneEpisode() {
    SessionPart later = assessed("g-2", NOW);
    SessionPart digest = digest("digest", 1L, NOW - 2);
    done(summarise(digest));
    SessionPart earlier = assessed("g-1", NOW - 1);

    assertThat(episodes()).containsExactly(composed(digest, earlier, later));
    assertThat(episodes().getFirst().summary()).isEqualTo("digest\nAssessed g-1\nAssessed g-2");
  }

  @Test
  void forgetAssessment_leavesTheDigest() {
    SessionPart digest = digest("digest", 1L, NOW);
    done(summarise(digest));
    assessed("g", NOW);

    done(store.assessments().forgetAssessment(write(FORGET_ASSESSMENT), session, "g"));

    isKept(digest);
  }

  @Test
  void forgetSession_takesTheDigest() {
    done(summarise(digest("digest", 1L, NOW)));

    done(store.assessments().forgetSession(write(FORGET_SESSION), session));

    assertThat(store.episodes().findSummary(session, NOW)).isEmpty();
    assertThat(episodes()).isEmpty();
  }

  @Test
  void deleteEpisode_takesItsPartsToo() {
    done(summarise(digest("digest", 1L, NOW)));
    assessed("g-1", NOW);
    String id = SessionEpisode.id(user, session);

    assertThat(done(store.episodes().deleteEpisode(write(DELETE_EPISODE), id))).isTrue();

    assertThat(store.episodes().findSummary(session, NOW)).isEmpty();
    SessionPart next = assessed("g-2", NOW);
    assertThat(episodes()).containsExactly(composed(next));
  }

  @Test
  void findSummary_expires_toTheMillisecond() {
    SessionPart digest = digest("digest", null, NOW);
    done(summarise(digest));

    assertThat(store.episodes().findSummary(session, NOW + DAY - 1)).isPresent();
    assertThat(store.episodes().findSummary(session, NOW + DAY)).isEmpty();
  }

  @Test
  void findSummary_unknownSession_isEmpty() {
    assertThat(store.episodes().findSummary(session, NOW)).isEmpty();
  }

  @Test
  void findSummary_onlyAssessed_isEmpty() {
    assessed("g", NOW);

    assertThat(store.episodes().findSummary(session, NOW)).isEmpty();
  }

  @Test
  void withoutConsent_nothingIsKeptShownOrBound() {
    memory(false);

    assertThat(summarise(digest("digest", 1L, NOW)))
        .isEqualTo(new Outcome.Denied<>(Gate.MEMORY.consent()));

    assertThat(store.assessments().findSubject(session, null, NOW)).isEmpty();
    memory(true);
    done(summarise(digest("digest", 1L, NOW)));
    memory(false);
    assertThat(store.episodes().findSummary(session, NOW))
        .contains(new Outcome.Denied<>(Gate.MEMORY.consent()));
  }

  @Test
  void summariseSession_ofOthersSession_isTheUsersAndLeavesTheSession() {
    UserId other = newUser();
    store.sessions().touchSession(other, session, NOW);
    SessionPart digest = digest("digest", 1L, NOW);

    done(summarise(digest));

    assertThat(episodes()).containsExactly(composed(digest));
    assertThat(store.assessments().findSubject(session, null, NOW))
        .map(AssessmentSubject::userId)
        .contains(other);
    assertThat(store.episodes().findSummary(session, NOW)).isEmpty();
  }
}
