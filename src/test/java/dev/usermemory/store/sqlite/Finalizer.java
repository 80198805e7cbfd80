package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.progress.DailyRollup;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Finishes assessments, each worth one point. As a program of its own, it finishes one after the
 * other on eight threads and prints the id of each once it is answered, until it is killed.
 */
final class Finalizer {

  static final UserId USER = new UserId("finalized-person");
  static final long NOW = 1_760_000_000_000L;
  private static final int THREADS = 8;

  private final OpenSqlite store;

  Finalizer(OpenSqlite store) {
    this.store = store;
  }

  void finish(String id) {
    var fact =
        new FactDraft(
            FactIds.of(USER, FactKind.SKILL_HINT, "talk", "Hint of " + id),
            FactKind.SKILL_HINT,
            "Hint of " + id,
            List.of(),
            "talk",
            1,
            60_000,
            NOW,
            null,
            "assessment",
            "session",
            null,
            false);
    Finalization finalization =
        new SampleFinalization("session of " + id, id)
            .part("Summary of " + id, NOW, null)
            .facts(fact)
            .rollups(
                new DailyRollup("20251009", "talk", 1, 5, 1, List.of(), List.of(), 0, 0, 0, 0, NOW))
            .earning(1, "20251009")
            .build();
    var write =
        new Write(
            USER,
            WriteOperation.FINALIZE_ASSESSMENT,
            NOW,
            List.of(new IdempotencyKey("key " + id, id)));
    if (!(store.assessments().finalizeAssessment(write, finalization) instanceof Outcome.Done)) {
      throw new IllegalStateException("not done");
    }
  }

  public static void main(String[] arguments) throws Exception {
    var finalizer = new Finalizer(OpenSqlite.at(Path.of(arguments[0]), StorePolicy.DEFAULT));
    var next = new AtomicInteger();
    try (var executor = Executors.newFixedThreadPool(THREADS)) {
      IntStream.range(0, THREADS)
          .forEach(thread ->
              executor.execute(() -> {
                while (true) {
                  String id = "child-" + next.incrementAndGet();
                  finalizer.finish(id);
                  System.out.println(id);
                }
              }));
    }
  }
}
