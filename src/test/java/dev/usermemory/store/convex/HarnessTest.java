package dev.usermemory.store.convex;

import dev.usermemory.kernel.StorePolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A store on a Convex of its own, whose behaviour can be planned. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class HarnessTest {

  ConvexHarness harness;
  OpenConvex store;

  @BeforeAll
  void start() {
    harness = ConvexHarness.start();
    store = OpenConvex.at(harness.url(), StorePolicy.DEFAULT);
  }

  @AfterAll
  void stop() {
    if (harness != null) { // null where this is skipped
      store.close();
      harness.close();
    }
  }
}
