package dev.usermemory.context.embedding;

import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.embedding.EmbeddingTelemetry.Reason;
import dev.usermemory.context.rank.Likeness;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Waiting;
import dev.usermemory.memory.fact.Fact;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a question's vector, made while it is asked, with the stored ones of facts. */
final class StoredMeanings implements Meanings {

  private final FactEmbedding embedding;
  private final KnownVectors known;
  private final EmbeddingQueue queue;
  private final QuestionPool pool;
  private final Duration queryTimeout;
  private final EmbeddingTelemetry telemetry;

  StoredMeanings(
      FactEmbedding embedding,
      KnownVectors known,
      EmbeddingQueue queue,
      QuestionPool pool,
      Duration queryTimeout,
      EmbeddingTelemetry telemetry) {
    this.embedding = embedding;
    this.known = known;
    this.queue = queue;
    this.pool = pool;
    this.queryTimeout = queryTimeout;
    this.telemetry = telemetry;
  }

  @Override
  public Optional<Likeness> compare(
      UserId user, @Nullable String question, ContextSnapshot memory, Duration patience) {
    if (memory.facts().isEmpty()) {
      return Optional.of(Likeness.UNKNOWN);
    }
    lookAfter(user, memory);
    if (question == null || question.isBlank()) {
      return Optional.of(Likeness.UNKNOWN);
    }
    Duration wait = patience.compareTo(queryTimeout) < 0 ? patience : queryTimeout;
    return ask(user, question, System.nanoTime() + wait.toNanos());
  }

  /** Has missing vectors made, and forgets those of facts that are gone. */
  private void lookAfter(UserId user, ContextSnapshot memory) {
    long ticket = known.ticket(user);
    FactVectors vectors = known.find(user);
    Set<String> ids =
        memory.facts().stream().map(Fact::factId).collect(Collectors.toUnmodifiableSet());
    if (vectors == null || !vectors.cover(ids) && known.isOld(user)) {
      queue.add(user);
    } else if (memory.complete() && !ids.containsAll(vectors.byFact().keySet())) {
      known.forgetAllBut(user, ticket, ids);
    }
  }

  private Optional<Likeness> ask(UserId user, String question, long endNanos) {
    FutureTask<Vector> asked = null;
    try {
      asked = pool.start(() -> embedding.ofQuestion(question));
      FactVectors facts = known.find(user);
      if (facts == null) {
        // One that is too late is not given up: it serves the next question.
        facts = await(pool.start(() -> embedding.load(user)), endNanos);
      }
      Likeness likeness = embedding.compare(await(asked, endNanos), facts);
      return likeness.cosines().isEmpty() ? Optional.empty() : Optional.of(likeness);
    } catch (RejectedExecutionException _) {
      telemetry.fellBack(Reason.BUSY);
    } catch (TimeoutException _) {
      telemetry.fellBack(Reason.LATE);
    } catch (ExecutionException _) {
      telemetry.fellBack(Reason.FAILED);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (asked != null) {
      pool.giveUp(asked);
    }
    return Optional.empty();
  }

  private static <T> T await(FutureTask<T> task, long endNanos)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (var _ = Waiting.begin()) {
      return task.get(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }
}
