package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Somebody of whom a hundred writes come at once, in front of a Convex whose commits conflict. */
class HotPersonTest extends HarnessTest {

  private static final int WRITES = 100;
  private static final long NOW = 1_760_000_000_000L;
  private static final String TODAY = "20251009";
  private static final UserId HOT = new UserId("hot");
  private static final UserId OTHER = new UserId("other");

  @Test
  void writes_aHundredAtOnce_areAllCountedOnceWithoutAConflictAndOthersGoOn() throws Exception {
    harness.plan("{\"conflicts\": {\"takesMs\": 10}}");
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome<FinalizeResult>>> hot =
          IntStream.range(0, WRITES)
              .mapToObj(i -> (Callable<Outcome<FinalizeResult>>) () -> finish(i))
              .map(callers::submit)
              .toList();
      for (int i = 0; i < 3; i++) {
        assertThat(earn(OTHER)).isInstanceOf(Outcome.Done.class);
      }
      assertThat(hot).as("the others did not wait for all of them").anyMatch(f -> !f.isDone());
      for (Future<Outcome<FinalizeResult>> write : hot) {
        assertThat(write.get()).isInstanceOf(Outcome.Done.class);
      }
    }

    assertThat(points(HOT)).isEqualTo(WRITES);
    assertThat(requests("assessments:finalize")).as("attempts").isEqualTo(WRITES);
  }

  private Outcome<FinalizeResult> finish(int i) {
    Finalization finalization =
        new SampleFinalization("session-" + i, "g").earning(1, TODAY).build();
    var key = new IdempotencyKey("finalize:" + i, "hash");
    var write = new Write(HOT, WriteOperation.FINALIZE_ASSESSMENT, NOW, List.of(key));
    return store.assessments().finalizeAssessment(write, finalization);
  }

  private Outcome<Gamification> earn(UserId user) {
    var write = Write.of(user, WriteOperation.UPDATE_GAMIFICATION, NOW);
    var update = new GamificationUpdate(1, List.of(), TODAY, null);
    return store.gamification().updateGamification(write, update);
  }

  private long points(UserId user) {
    var standing = store.gamification().findGamification(user, NOW);
    return ((Outcome.Done<Gamification>) standing).value().xpTotal();
  }

  private long requests(String path) {
    return harness
        .requests()
        .path("requests")
        .valueStream()
        .filter(request -> request.path("path").asString().equals(path))
        .count();
  }
}
