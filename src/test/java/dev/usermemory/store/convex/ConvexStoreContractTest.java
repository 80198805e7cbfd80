package dev.usermemory.store.convex;

import dev.usermemory.contract.StoreContract;
import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.StorePolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract against the real functions, through the real gateway. */
class ConvexStoreContractTest extends StoreContract {

  private final String packaging;
  private ConvexHarness harness;

  ConvexStoreContractTest() {
    this("root");
  }

  ConvexStoreContractTest(String packaging) {
    this.packaging = packaging;
  }

  @BeforeAll
  void startHarness() {
    harness = ConvexHarness.start(packaging);
  }

  @AfterAll
  void stopHarness() {
    if (harness != null) { // null where this is skipped
      harness.close();
    }
  }

  @Override
  protected StoreUnderTest open(StorePolicy policy) {
    return OpenConvex.at(harness.url(), policy);
  }
}
