package dev.usermemory.memory.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.AnonymousUsers;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Secret;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.session.SessionBinding.Bound;
import dev.usermemory.ops.LogProperties;
import dev.usermemory.ops.UserIdHash;
import dev.usermemory.ops.log.LogFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionServiceTest {

  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final UserId NOBODY = new UserId("anonymous");

  private final Map<String, UserId> owners = new HashMap<>();
  private final List<String> delivered = new ArrayList<>();
  private boolean parked;
  private final SessionService sessions =
      new SessionService(
          new Sessions(),
          session -> Optional.ofNullable(owners.get(session)),
          new AnonymousUsers(Set.of(NOBODY)),
          delivered::add,
          new UserIdHash(new LogProperties(LogFormat.TEXT, new Secret("salt"))),
          Clock.systemUTC());

  private final class Sessions implements SessionStore {

    @Override
    public boolean touchSession(UserId user, String sessionId, long nowMs) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SessionBinding bindSession(UserId user, String sessionId, boolean move, long nowMs) {
      UserId before = owners.get(sessionId);
      boolean taken = before != null && !before.equals(user);
      if (taken && !move) {
        return new SessionBinding(Bound.TAKEN, parked);
      }
      owners.put(sessionId, user);
      return new SessionBinding(taken ? Bound.MOVED : Bound.BOUND, parked);
    }
  }

  @Test
  void bind_twice_isTheSame() {
    assertThat(sessions.bind(ANN, "s", false)).isEqualTo(Outcome.done(false));
    assertThat(sessions.bind(ANN, "s", false)).isEqualTo(Outcome.done(false));
    assertThat(delivered).isEmpty();
  }

  @Test
  void bind_somebodyElses_isAConflict() {
    sessions.bind(ANN, "s", false);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sessions.bind(BOB, "s", false));
    assertThat(owners).containsEntry("s", ANN);
  }

  @Test
  void bind_onPurpose_moves() {
    sessions.bind(ANN, "s", false);

    assertThat(sessions.bind(BOB, "s", true)).isEqualTo(Outcome.done(true));
    assertThat(owners).containsEntry("s", BOB);
  }

  @Test
  void bind_doesWhatWaits() {
    parked = true;
    sessions.bind(ANN, "s", false);

    assertThat(delivered).containsExactly("s");
  }

  @Test
  void bind_nobody_bindsNothing() {
    assertThat(sessions.bind(NOBODY, "s", true)).isEqualTo(new Outcome.Nobody<>());
    assertThat(owners).isEmpty();
  }
}
