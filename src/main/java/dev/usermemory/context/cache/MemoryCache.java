package dev.usermemory.context.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.PersonalCache;
import dev.usermemory.kernel.UserId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Memories that were read before, bounded in bytes. Whether one is still current is for the store
 * to say, by its revision; so the cache is correct beside other instances. It is emptied of a
 * person whenever this instance takes something away from them, so that what was erased is not
 * handed out while the store is down; when it changes something, what was known is not handed out
 * before the store was asked again, but is kept, so that only the change has to be read.
 */
@Component
public class MemoryCache implements PersonalCache {

  /** Evictions are counted per group of users; a foreign eviction only costs a further read. */
  private static final int STRIPES = 1_024;

  private final Cache<UserId, KnownMemory> memories;
  private final AtomicLongArray evictions = new AtomicLongArray(STRIPES);
  private final long maxAgeMs;

  public MemoryCache(CacheProperties properties) {
    maxAgeMs = properties.cacheMaxAge().toMillis();
    memories =
        Caffeine.newBuilder()
            .maximumWeight(properties.cacheBytes())
            .weigher((UserId user, KnownMemory known) -> weight(known))
            .expireAfterAccess(properties.cacheMaxAge())
            // Less work than waking another thread for it.
            .executor(Runnable::run)
            .build();
  }

  public Optional<KnownMemory> find(UserId user) {
    return Optional.ofNullable(memories.getIfPresent(user));
  }

  /** One that may be handed out unseen by the store. */
  public Optional<KnownMemory> findRecent(UserId user, long nowMs) {
    return find(user).filter(known -> !known.isDoubtful() && known.ageMs(nowMs) <= maxAgeMs);
  }

  /** To be taken before a read, and handed to {@link #keep} after it. */
  public long ticket(UserId user) {
    return evictions.get(stripe(user));
  }

  /** Keeps what was read, unless the user was evicted since the ticket was taken. */
  public void keep(UserId user, long ticket, KnownMemory known) {
    memories
        .asMap()
        .compute(user, (_, before) -> ticket == ticket(user) ? newer(before, known) : before);
  }

  /** The store says that a memory is how it is at a revision. */
  public void confirm(UserId user, long ticket, KnownMemory known, Revision revision, long nowMs) {
    memories
        .asMap()
        .computeIfPresent(
            user,
            (_, kept) -> {
              if (kept == known && ticket == ticket(user)) {
                known.seen(revision, nowMs);
              }
              return kept;
            });
  }

  /** Takes into account that answers were added to a memory. */
  public void weighAgain(UserId user, KnownMemory known) {
    memories.asMap().replace(user, known, known);
  }

  @Override
  public void evict(UserId user) {
    evictions.incrementAndGet(stripe(user));
    memories.invalidate(user);
  }

  @Override
  public void doubt(UserId user) {
    evictions.incrementAndGet(stripe(user));
    memories
        .asMap()
        .computeIfPresent(
            user,
            (_, kept) -> {
              kept.doubt();
              return kept;
            });
  }

  /** Of two epochs, that of the read which began later. */
  private static KnownMemory newer(@Nullable KnownMemory before, KnownMemory known) {
    if (before == null) {
      return known;
    }
    Revision old = before.known().revision();
    Revision now = known.known().revision();
    boolean later =
        old.epoch().equals(now.epoch())
            ? old.revision() > now.revision()
            : before.seenAtMs() > known.seenAtMs();
    return later ? before : known;
  }

  private static int stripe(UserId user) {
    return Math.floorMod(user.hashCode(), STRIPES);
  }

  private static int weight(KnownMemory known) {
    return (int) Math.min(Integer.MAX_VALUE, known.weightBytes());
  }
}
