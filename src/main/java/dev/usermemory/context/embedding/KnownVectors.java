package dev.usermemory.context.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usermemory.kernel.PersonalCache;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Vectors of people whose memory was read lately, bounded in bytes. A fact's vector stays true as
 * long as the fact is there, so that only what is taken from a person has to be forgotten.
 */
final class KnownVectors implements PersonalCache {

  /** After that the store is asked whether another instance has made what is missing. */
  private static final Duration OLD = Duration.ofSeconds(10);

  private static final Duration UNUSED = Duration.ofMinutes(15);

  /** Evictions are counted per group of people; a foreign one only costs a further read. */
  private static final int STRIPES = 1_024;

  private final Cache<UserId, Known> people;
  private final AtomicLongArray evictions = new AtomicLongArray(STRIPES);
  private final Clock clock;

  private record Known(FactVectors vectors, long sinceMs) {}

  KnownVectors(DataSize size, Clock clock) {
    this.clock = clock;
    people =
        Caffeine.newBuilder()
            .maximumWeight(size.toBytes())
            .weigher((UserId user, Known known) -> known.vectors().weightBytes())
            .expireAfterAccess(UNUSED)
            .executor(Runnable::run)
            .build();
  }

  @Nullable FactVectors find(UserId user) {
    Known known = people.getIfPresent(user);
    return known == null ? null : known.vectors();
  }

  /** Whether nothing was read or made of the person for some seconds. */
  boolean isOld(UserId user) {
    Known known = people.getIfPresent(user);
    return known == null || clock.millis() - known.sinceMs() > OLD.toMillis();
  }

  /** To be taken before a read, and handed back with what was read. */
  long ticket(UserId user) {
    return evictions.get(stripe(user));
  }

  /** Keeps what was read, unless something was taken from the person since the ticket was taken. */
  void keep(UserId user, long ticket, FactVectors read) {
    change(user, ticket, known -> known == null ? read : known.with(read));
  }

  /** Adds to what is known of a person, if anything is. */
  void add(UserId user, long ticket, FactVectors made) {
    change(user, ticket, known -> known == null ? null : known.with(made));
  }

  /** Forgets vectors of facts that are no longer there. */
  void forgetAllBut(UserId user, long ticket, Set<String> factIds) {
    change(user, ticket, known -> known == null ? null : known.only(factIds));
  }

  private void change(
      UserId user, long ticket, Function<@Nullable FactVectors, @Nullable FactVectors> change) {
    people
        .asMap()
        .compute(
            user,
            (_, before) -> {
              if (ticket != ticket(user)) {
                return before;
              }
              FactVectors now = change.apply(before == null ? null : before.vectors());
              return now == null ? null : new Known(now, clock.millis());
            });
  }

  @Override
  public void evict(UserId user) {
    evictions.incrementAndGet(stripe(user));
    people.invalidate(user);
  }

  /** What is written makes no vector another. */
  @Override
  public void doubt(UserId user) {}

  private static int stripe(UserId user) {
    return Math.floorMod(user.hashCode(), STRIPES);
  }
}
