package dev.usermemory.store.convex;

import dev.usermemory.contract.StoreContract;
import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.StorePolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract against the real functions, through the real gateway. */
class ConvexStoreContractTest extends StoreContract {

  private ConvexHarness harness;

  /** How the functions got into the deployment. */
  String packaging() {
    return "root";
  }

  @BeforeAll
  void startHarness() {
    harness = ConvexHarness.start(packaging());
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
