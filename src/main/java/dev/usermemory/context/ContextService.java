package dev.usermemory.context;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.assembly.ContextAssembler;
import dev.usermemory.context.assembly.ContextSpec;
import dev.usermemory.context.cache.KeptContext;
import dev.usermemory.context.cache.KnownMemory;
import dev.usermemory.context.cache.MemoryCache;
import dev.usermemory.context.embedding.Meanings;
import dev.usermemory.context.rank.Likeness;
import dev.usermemory.kernel.PendingWrites;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Answers chats, whatever the store does. */
@Service
public class ContextService {

  private static final Logger log = LoggerFactory.getLogger(ContextService.class);

  private final MemoryReader reader;
  private final MemoryCache cache;
  private final SessionBinder sessions;
  private final ContextAssembler assembler;
  private final Meanings meanings;
  private final ContextProperties properties;
  private final ContextTelemetry telemetry;
  private final BudgetCheck check;
  private final ContextSource store;
  private final PendingWrites waiting;
  private final Clock clock;

  ContextService(
      MemoryReader reader,
      MemoryCache cache,
      SessionBinder sessions,
      ContextAssembler assembler,
      Meanings meanings,
      ContextProperties properties,
      ContextTelemetry telemetry,
      BudgetCheck check,
      StoreProbe store,
      PendingWrites waiting,
      Clock clock) {
    this.reader = reader;
    this.cache = cache;
    this.sessions = sessions;
    this.assembler = assembler;
    this.meanings = meanings;
    this.properties = properties;
    this.telemetry = telemetry;
    this.check = check;
    this.store = ContextSource.of(store);
    this.waiting = waiting;
    this.clock = clock;
  }

  /**
   * The best context that can be had inside the deadline: from the store; else from a recent read;
   * else from the caller's history; else empty. No failure of the store gets through.
   */
  public ChatAnswer answer(UserId user, ChatQuestion question) {
    long startedNanos = System.nanoTime();
    long nowMs = clock.millis();
    ContextSpec spec = question.spec(properties);
    Deadline deadline = Deadline.in(properties.deadline());
    Optional<MemoryReader.Reading> reading = read(user, question, nowMs, deadline);
    Runnable binding = bind(user, question, reading, nowMs, deadline);
    ChatAnswer answer =
        reading.isPresent()
            ? fromStore(user, spec, reading.get(), nowMs, deadline)
            : fallback(user, question, spec, nowMs);
    binding.run();
    tell(user, spec, answer, System.nanoTime() - startedNanos);
    return answer.withPendingWrites(waiting.count(user, question.sessionId()));
  }

  private void tell(UserId user, ContextSpec spec, ChatAnswer answer, long nanos) {
    AssembledContext context = answer.context();
    telemetry.answered(
        new ContextAnswered(
            user,
            answer.source(),
            answer.denied(),
            spec.limitTokens(),
            spec.budget(),
            context.tokensEstimated(),
            context.omissions(),
            check.isOverrun(context, spec.limitTokens()),
            nanos));
  }

  private Optional<MemoryReader.Reading> read(
      UserId user, ChatQuestion question, long nowMs, Deadline deadline) {
    try {
      return Optional.of(reader.read(user, question, nowMs, deadline));
    } catch (StoreException e) {
      log.atWarn().addKeyValue("error", e.getClass().getName()).log("Memory not read");
    } catch (RuntimeException e) {
      log.error("Memory not read", e);
    }
    return Optional.empty();
  }

  /**
   * Begins to bind the session while the context is being assembled, so that it costs a chat next
   * to no time, and returns how to wait for it: a finalize that follows the answer shall find the
   * session. When the store was too slow to be read, binding goes on behind the answer.
   */
  private Runnable bind(
      UserId user,
      ChatQuestion question,
      Optional<MemoryReader.Reading> reading,
      long nowMs,
      Deadline deadline) {
    String sessionId = question.sessionId();
    if (sessionId == null || reading.filter(MemoryReader.Reading::sessionBound).isPresent()) {
      return () -> {};
    }
    FutureTask<?> binding = sessions.bind(user, sessionId, nowMs);
    return () -> deadline.waitFor(binding);
  }

  private ChatAnswer fromStore(
      UserId user, ContextSpec spec, MemoryReader.Reading reading, long nowMs, Deadline deadline) {
    KnownMemory known = reading.memory();
    if (known == null) {
      return new ChatAnswer(
          new KeptContext(AssembledContext.EMPTY, null),
          store,
          true,
          spec.limitTokens(),
          reading.revision());
    }
    KeptContext kept =
        known
            .recentAnswer(spec, nowMs)
            .orElseGet(() -> assemble(user, spec, known, nowMs, deadline));
    return new ChatAnswer(kept, store, false, spec.limitTokens(), reading.revision());
  }

  private KeptContext assemble(
      UserId user, ContextSpec spec, KnownMemory known, long nowMs, Deadline deadline) {
    Optional<Likeness> likeness =
        meanings.compare(user, spec.query(), known.memory().snapshot(), deadline.left());
    KeptContext kept = assemble(known, spec, likeness.orElse(Likeness.UNKNOWN), nowMs);
    if (likeness.isPresent()) {
      known.keep(spec, kept, nowMs);
      cache.weighAgain(user, known);
    }
    return kept;
  }

  private KeptContext assemble(KnownMemory known, ContextSpec spec, Likeness likeness, long nowMs) {
    return new KeptContext(
        assembler.assemble(known.memory(), spec, likeness, nowMs), known.documents());
  }

  private static ChatAnswer given(KeptContext kept, ContextSource source, ContextSpec spec) {
    return new ChatAnswer(kept, source, false, spec.limitTokens(), null);
  }

  private ChatAnswer fallback(UserId user, ChatQuestion question, ContextSpec spec, long nowMs) {
    ChatAnswer answer = withoutStore(user, question, spec, nowMs);
    log.atInfo()
        .addKeyValue("ctx_source", answer.source().wireName())
        .log("Context without the store");
    return answer;
  }

  private ChatAnswer withoutStore(
      UserId user, ChatQuestion question, ContextSpec spec, long nowMs) {
    Optional<KnownMemory> recent = cache.findRecent(user, nowMs);
    if (recent.isPresent()) {
      return given(
          assemble(recent.get(), spec, Likeness.UNKNOWN, nowMs), ContextSource.CACHE, spec);
    }
    AssembledContext history =
        assembler.assembleHistory(question.said(), spec.budget(), spec.format());
    return given(
        new KeptContext(history, null),
        history.rendered().isEmpty() ? ContextSource.NONE : ContextSource.CLIENT,
        spec);
  }
}
