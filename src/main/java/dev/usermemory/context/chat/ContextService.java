package dev.usermemory.context.chat;

import dev.usermemory.context.AssembledContext;
import dev.usermemory.context.ContextAssembler;
import dev.usermemory.memory.session.SessionStore;
import dev.usermemory.store.StoreException;
import dev.usermemory.store.StoreProbe;
import dev.usermemory.store.UserId;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Answers chats, whatever the store does. */
@Service
class ContextService {

  private static final Logger log = LoggerFactory.getLogger(ContextService.class);

  private final MemoryReader reader;
  private final MemoryCache cache;
  private final SessionStore sessions;
  private final ContextAssembler assembler;
  private final ContextProperties properties;
  private final ContextMetrics metrics;
  private final ContextSource store;
  private final Clock clock;

  ContextService(
      MemoryReader reader,
      MemoryCache cache,
      SessionStore sessions,
      ContextAssembler assembler,
      ContextProperties properties,
      ContextMetrics metrics,
      StoreProbe store,
      Clock clock) {
    this.reader = reader;
    this.cache = cache;
    this.sessions = sessions;
    this.assembler = assembler;
    this.properties = properties;
    this.metrics = metrics;
    this.store = ContextSource.of(store);
    this.clock = clock;
  }

  /**
   * The best context that can be had inside the deadline: from the store; else from a recent read;
   * else from the caller's history; else empty. No failure of the store gets through.
   */
  ChatAnswer answer(UserId user, ChatQuestion question) {
    Timer.Sample since = metrics.start();
    long nowMs = clock.millis();
    Deadline deadline = Deadline.in(properties.deadline());
    ChatAnswer answer =
        read(user, question, nowMs, deadline)
            .map(reading -> fromStore(user, question, reading, nowMs, deadline))
            .orElseGet(() -> fallback(user, question, nowMs));
    metrics.answered(since, answer);
    return answer;
  }

  private Optional<MemoryReader.Reading> read(
      UserId user, ChatQuestion question, long nowMs, Deadline deadline) {
    try {
      return Optional.of(reader.read(user, question, nowMs, deadline));
    } catch (StoreException e) {
      log.warn("context store={} failed={}", store.wireName(), name(e));
    } catch (RuntimeException e) {
      log.error("context store={} failed unexpectedly", store.wireName(), e);
    }
    return Optional.empty();
  }

  private ChatAnswer fromStore(
      UserId user,
      ChatQuestion question,
      MemoryReader.Reading reading,
      long nowMs,
      Deadline deadline) {
    FutureTask<?> binding =
        reading.sessionBound() ? null : bind(user, question.sessionId(), nowMs, deadline);
    ChatAnswer answer =
        reading.memory() == null
            ? new ChatAnswer(AssembledContext.EMPTY, store, true)
            : ChatAnswer.of(assembler.assemble(reading.memory(), question.spec(), nowMs), store);
    awaitBinding(binding, deadline);
    return answer;
  }

  /** Binds while the context is being assembled, so that it costs a chat next to no time. */
  private @Nullable FutureTask<?> bind(
      UserId user, @Nullable String sessionId, long nowMs, Deadline deadline) {
    return sessionId == null
        ? null
        : deadline.start(() -> {
          sessions.touchSession(user, sessionId, nowMs);
          return null;
        });
  }

  /**
   * A finalize that follows the answer shall find the session; the answer itself does not need it.
   */
  private void awaitBinding(@Nullable FutureTask<?> binding, Deadline deadline) {
    if (binding == null) {
      return;
    }
    try {
      deadline.await(binding);
    } catch (RuntimeException e) {
      log.warn("context store={} failed={} session not bound", store.wireName(), name(e));
    }
  }

  private ChatAnswer fallback(UserId user, ChatQuestion question, long nowMs) {
    Optional<KnownMemory> recent = cache.findRecent(user, nowMs);
    if (recent.isPresent()) {
      return ChatAnswer.of(
          assembler.assemble(recent.get().memory(), question.spec(), nowMs), ContextSource.CACHE);
    }
    AssembledContext history =
        assembler.assembleHistory(
            question.history(), question.spec().budget(), question.spec().format());
    return ChatAnswer.of(
        history, history.rendered().isEmpty() ? ContextSource.NONE : ContextSource.CLIENT);
  }

  private static String name(RuntimeException e) {
    return e.getClass().getSimpleName();
  }
}
