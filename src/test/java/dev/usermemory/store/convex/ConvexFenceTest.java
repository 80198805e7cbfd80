package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.ErasedException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was accepted before a person was erased, and arrives later, does not bring them back. */
class ConvexFenceTest {

  private static final long ERASED_MS = 1_760_000_000_000L;

  private final UserId user = new UserId("erased");

  @Test
  void write_acceptedBeforeTheErasure_isRefused() {
    try (var harness = ConvexHarness.start();
        var convex = OpenConvex.at(harness.url(), StorePolicy.DEFAULT)) {
      convex.store().eraseUser(user, 100, ERASED_MS);

      assertThatThrownBy(() -> earn(convex, ERASED_MS - 1)).isInstanceOf(ErasedException.class);
      assertThat(earn(convex, ERASED_MS)).isInstanceOf(Outcome.Done.class);
    }
  }

  private Outcome<Gamification> earn(OpenConvex convex, long acceptedAtMs) {
    var write =
        new Write(
            user, WriteOperation.UPDATE_GAMIFICATION, ERASED_MS + 60_000, acceptedAtMs, List.of());
    return convex
        .store()
        .updateGamification(write, new GamificationUpdate(5, List.of(), "20251009", null));
  }
}
