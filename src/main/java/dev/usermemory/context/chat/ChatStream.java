package dev.usermemory.context.chat;

import dev.usermemory.context.ContextStore;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.context.chat.ChatListener.End;
import dev.usermemory.kernel.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What an open chat tells its listener, from its beginning to its end. */
public final class ChatStream implements AutoCloseable {

  /** Between two events at least, so that a load of writes is not a load of refreshes. */
  private static final long REST_NANOS = Duration.ofMillis(250).toNanos();

  /** After a store that did not say whether memory has changed. */
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  private final OpenChat chat;
  private final ContextStore store;
  private final ChatProperties limits;
  private final BooleanSupplier serving;
  private final Beginning beginning;

  ChatStream(
      OpenChat chat,
      ContextStore store,
      ChatProperties limits,
      BooleanSupplier serving,
      Beginning beginning) {
    this.chat = chat;
    this.store = store;
    this.limits = limits;
    this.serving = serving;
    this.beginning = beginning;
  }

  /** What is told first. */
  interface Beginning {

    /** There is no budget, so that the chat has neither a context nor a reason to stay open. */
    Beginning NO_LIMIT =
        listener -> {
          listener.context(null, null);
          return null;
        };

    /** Tells it, and returns the id of the memory that the listener knows then. */
    @Nullable String tell(ChatListener listener) throws IOException;
  }

  /** The id of a memory, as listeners name it. */
  static String idOf(Revision revision) {
    String number = Long.toString(revision.revision());
    return revision.epoch().isEmpty() ? number : revision.epoch() + "." + number;
  }

  /**
   * Tells everything until the chat ends; it is closed then.
   *
   * @param allowed whether the listener may still be told
   * @throws IOException when nobody listens any more
   */
  public void run(ChatListener listener, BooleanSupplier allowed) throws IOException {
    try (this) {
      String known = beginning.tell(listener);
      @Nullable End end =
          beginning == Beginning.NO_LIMIT ? End.NO_LIMIT : follow(listener, allowed, known);
      if (end != null) {
        listener.end(end);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null when the listener has gone. */
  private @Nullable End follow(
      ChatListener listener, BooleanSupplier allowed, @Nullable String first)
      throws IOException, InterruptedException {
    long ageEnds = System.nanoTime() + limits.maxAge().toNanos();
    long heartbeat = limits.heartbeat().toNanos();
    String known = first;
    boolean asks = first == null;
    long quietSince = System.nanoTime();
    while (true) {
      @Nullable End end = endOf(allowed, ageEnds);
      if (end != null) {
        return end;
      }
      long wait = quietSince + heartbeat - System.nanoTime();
      long asksIn = asks ? Math.min(wait, RETRY_NANOS) : wait;
      asks |= chat.await(Math.min(asksIn, ageEnds - System.nanoTime()));
      if (chat.isClosed()) {
        return null;
      }
      end = endOf(allowed, ageEnds);
      if (end != null) {
        return end;
      }
      String current = asks ? current() : known;
      asks = current == null;
      if (current != null && !current.equals(known)) {
        known = current;
        listener.memory(current);
        rest(ageEnds);
        quietSince = System.nanoTime();
      } else if (System.nanoTime() - quietSince >= heartbeat) {
        listener.heartbeat();
        quietSince = System.nanoTime();
      }
    }
  }

  private @Nullable End endOf(BooleanSupplier allowed, long ageEnds) {
    if (!serving.getAsBoolean()) {
      return End.SHUTDOWN;
    }
    if (!allowed.getAsBoolean()) {
      return End.CREDENTIALS_EXPIRED;
    }
    return ageEnds - System.nanoTime() <= 0 ? End.MAX_AGE : null;
  }

  private void rest(long ageEnds) throws InterruptedException {
    long restEnds = System.nanoTime() + REST_NANOS;
    boolean changed = false;
    while (serving.getAsBoolean()
        && !chat.isClosed()
        && restEnds - System.nanoTime() > 0
        && ageEnds - System.nanoTime() > 0) {
      changed |= chat.await(restEnds - System.nanoTime());
    }
    if (changed) {
      chat.change();
    }
  }

  /** Null when the store does not say. */
  private @Nullable String current() {
    try {
      return idOf(store.revision(chat.user()));
    } catch (StoreException e) {
      return null;
    }
  }

  /** Ends it from outside; nothing is told any more. */
  @Override
  public void close() {
    chat.close();
  }
}
