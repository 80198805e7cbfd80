package dev.usermemory.store.convex;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.Failures;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.Trail;
import dev.usermemory.kernel.UserId;
import dev.usermemory.store.convex.ConvexCalls.Args;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Whether sessions are bound to their users. What takes a binding away raises its user's revision,
 * and what renews it makes it only last longer: one that holds is not asked for again while the
 * revision is the same.
 */
final class SessionBindings {

  /** Of so many sessions the last answer is kept. */
  private static final int MOST = 10_000;

  private final ConvexCalls convex;
  private final StorePolicy policy;
  private final Cache<Key, Kept> kept =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  private record Key(UserId user, String sessionId) {}

  private record Binding(long lastSeenAtMs, long expiresAtMs) {}

  /**
   * @param revision at which, or after which, it was asked for
   */
  private record Kept(Revision revision, Binding binding) {}

  SessionBindings(ConvexCalls convex, StorePolicy policy) {
    this.convex = convex;
    this.policy = policy;
  }

  /** An answer that may be under way. */
  interface Pending {

    /**
     * Waits for it.
     *
     * @param current the user's revision, read meanwhile
     */
    boolean isBound(Revision current);
  }

  /** Begins to ask beside the memory, on the request's trail; not when it may be known. */
  Pending ask(ContextQuery query) {
    String sessionId = query.sessionId();
    if (sessionId == null) {
      return _ -> false;
    }
    var key = new Key(query.userId(), sessionId);
    Kept known = kept.getIfPresent(key);
    if (known != null && holds(known.binding(), query.nowMs())) {
      return current -> known.revision().equals(current) || isBound(query, key, find(key), current);
    }
    var task = new FutureTask<>(Trail.carried(() -> find(key)));
    Thread.ofVirtual().name("convex-session").start(task);
    return current -> isBound(query, key, await(task), since(query.known(), current));
  }

  /**
   * The revision at which something was asked for that was asked for after what is known was read.
   */
  private static @Nullable Revision since(@Nullable KnownSnapshot known, Revision current) {
    return known != null && known.revision().equals(current) ? current : null;
  }

  private boolean isBound(
      ContextQuery query, Key key, Optional<Binding> found, @Nullable Revision at) {
    Optional<Binding> held = found.filter(binding -> holds(binding, query.nowMs()));
    if (at != null && !at.equals(Revision.NONE)) {
      held.ifPresent(binding -> kept.put(key, new Kept(at, binding)));
    }
    return held.isPresent();
  }

  private boolean holds(Binding binding, long nowMs) {
    return nowMs < binding.expiresAtMs() && binding.lastSeenAtMs() >= policy.boundSinceMs(nowMs);
  }

  private Optional<Binding> find(Key key) {
    Args args = Args.of("userId", key.user()).put("sessionId", key.sessionId());
    return convex.read("sessions:find", args, new TypeReference<Binding>() {});
  }

  private static <T> T await(FutureTask<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new StoreTimeoutException(e);
    } catch (ExecutionException e) {
      throw Failures.of(e);
    }
  }
}
