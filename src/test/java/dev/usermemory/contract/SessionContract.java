package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.session.SessionBinding;
import dev.usermemory.memory.session.SessionBinding.Bound;
import dev.usermemory.privacy.transfer.ExportedSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whose session it is, and who may change that. */
abstract class SessionContract extends StoreAspect {

  private static final long TTL = StorePolicy.DEFAULT.sessionTtlMs();

  private final String session = unique("session");
  private final UserId other = newUser();

  SessionContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Optional<UserId> owner(long nowMs) {
    return store.assessments().findSubject(session, null, nowMs).map(AssessmentSubject::userId);
  }

  private SessionBinding bind(UserId whose, boolean move, long nowMs) {
    return store.sessions().bindSession(whose, session, move, nowMs);
  }

  private static SessionBinding nothingWaits(Bound bound) {
    return new SessionBinding(bound, false);
  }

  private List<ExportedSession> exported(UserId whose, long nowMs) {
    return store.export().exportUser(whose, PageRequest.first(200), nowMs).items().stream()
        .map(record -> record.document())
        .filter(ExportedSession.class::isInstance)
        .map(ExportedSession.class::cast)
        .toList();
  }

  @Test
  void touchSession_again_keepsItForLonger() {
    assertThat(store.sessions().touchSession(user, session, NOW)).isFalse();
    store.sessions().touchSession(user, session, NOW + TTL - 1);

    assertThat(owner(NOW + TTL)).contains(user);
    assertThat(owner(NOW + 2 * TTL - 1)).isEmpty();
  }

  @Test
  void touchSession_othersExpired_isTheUsers() {
    store.sessions().touchSession(other, session, NOW);
    store.sessions().touchSession(user, session, NOW + TTL);

    assertThat(owner(NOW + TTL)).contains(user);
  }

  @Test
  void touchSession_others_doesNotEvenKeepItForLonger() {
    store.sessions().touchSession(other, session, NOW);
    store.sessions().touchSession(user, session, NOW + TTL - 1);

    assertThat(owner(NOW + TTL)).isEmpty();
    assertThat(exported(user, NOW)).isEmpty();
  }

  @Test
  void bindSession_unknownOrOwn_isBound() {
    assertThat(bind(user, false, NOW)).isEqualTo(nothingWaits(Bound.BOUND));
    assertThat(bind(user, true, NOW + 1)).isEqualTo(nothingWaits(Bound.BOUND));

    assertThat(exported(user, NOW + 1))
        .containsExactly(new ExportedSession(session, NOW + 1, NOW + 1 + TTL));
  }

  @Test
  void bindSession_others_isTakenUnlessMoved() {
    bind(other, false, NOW);

    assertThat(bind(user, false, NOW)).isEqualTo(nothingWaits(Bound.TAKEN));
    assertThat(owner(NOW)).contains(other);
    assertThat(bind(user, true, NOW)).isEqualTo(nothingWaits(Bound.MOVED));
    assertThat(owner(NOW)).contains(user);
    assertThat(exported(other, NOW)).isEmpty();
  }

  @Test
  void bindSession_othersExpired_isBound() {
    bind(other, false, NOW);

    assertThat(bind(user, false, NOW + TTL)).isEqualTo(nothingWaits(Bound.BOUND));
  }

  @Test
  void finalizeAssessment_ofOthersSession_isTheUsersAndLeavesTheSession() {
    bind(other, false, NOW);
    var assessment = new SampleFinalization(session, "g").part("Spoke.", NOW, null).build();

    FinalizeResult result =
        done(store.assessments().finalizeAssessment(write(FINALIZE_ASSESSMENT), assessment));

    assertThat(result.effect()).isEqualTo(FinalizeResult.Effect.STORED);
    assertThat(owner(NOW)).contains(other);
    assertThat(done(store.episodes().listEpisodes(user, PageRequest.first(9), NOW)).items())
        .hasSize(1);
  }
}
