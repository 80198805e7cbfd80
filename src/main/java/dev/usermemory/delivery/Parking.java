package dev.usermemory.delivery;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Outcome.Waiting;
import dev.usermemory.kernel.SessionResolver;
import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Keeps writes of unknown sessions until it is known whose they are. */
@Service
public class Parking {

  private static final int ID_DIGITS = 32;

  private final ParkedStore store;
  private final SessionResolver resolver;
  private final ParkedProperties limits;
  private final ParkedDepth depth;
  private final DeliveryTelemetry telemetry;
  private final Clock clock;

  Parking(
      ParkedStore store,
      SessionResolver resolver,
      ParkedProperties limits,
      ParkedDepth depth,
      DeliveryTelemetry telemetry,
      Clock clock) {
    this.store = store;
    this.resolver = resolver;
    this.limits = limits;
    this.depth = depth;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /**
   * Does a write whose session was unknown a moment ago, if it is known by now or somebody else
   * knows it; else parks it, once for its session and content.
   *
   * @param write names a session and no user
   * @param now does it for the session's user
   */
  public <T> Outcome<T> doOrPark(Deferrable write, Function<UserId, Outcome<T>> now) {
    String sessionId = Objects.requireNonNull(write.sessionId());
    Optional<UserId> user = resolver.find(sessionId);
    ParkedWrite parked = parked(write, sessionId);
    return user.or(() -> park(parked))
        .map(now)
        .orElseGet(() -> new Outcome.Accepted<>(Waiting.PARKED, parked.id()));
  }

  /**
   * The same where only the latest counts: it takes the place of what waits and is earlier.
   *
   * @param type of the content
   * @param supersedes whether the first content makes the second one needless
   */
  public <C, T> Outcome<T> doOrParkLatest(
      Deferrable write,
      Class<C> type,
      BiPredicate<C, C> supersedes,
      Function<UserId, Outcome<T>> now) {
    Outcome<T> outcome = doOrPark(write, now);
    if (outcome instanceof Outcome.Accepted<T>(Waiting _, String id)) {
      C content = type.cast(write.content());
      store.parkedOf(Objects.requireNonNull(write.sessionId()), clock.millis()).stream()
          .filter(other -> other.operation() == write.operation() && !other.id().equals(id))
          .filter(other -> supersedes.test(content, ContentJson.read(other.content(), type)))
          .forEach(other -> store.unpark(other.id()));
    }
    return outcome;
  }

  private Optional<UserId> park(ParkedWrite write) {
    requireSpace();
    Optional<UserId> known = store.park(write, clock.millis());
    if (known.isEmpty()) {
      depth.add();
      telemetry.waits(write.operation(), Waiting.PARKED);
    }
    return known;
  }

  private void requireSpace() {
    if (depth.count() >= limits.maxEntries() && depth.refresh().count() >= limits.maxEntries()) {
      throw new StoreUnavailableException(
          "parked_full", new IllegalStateException("too much is parked"));
    }
  }

  private ParkedWrite parked(Deferrable write, String sessionId) {
    String content = ContentJson.write(write.content());
    long nowMs = clock.millis();
    return new ParkedWrite(
        "pk_" + Sha256.hex(ID_DIGITS, sessionId, write.operation().wireName(), content),
        sessionId,
        write.operation(),
        content,
        Objects.requireNonNullElse(write.key().acceptedAtMs(), nowMs),
        nowMs + limits.keep().toMillis());
  }
}
