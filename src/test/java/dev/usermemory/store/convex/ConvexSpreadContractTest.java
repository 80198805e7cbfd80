package dev.usermemory.store.convex;

import org.junit.jupiter.api.Tag;

/**
 * The contract against the functions in an application whose own tables are beside those of the
 * memory.
 */
@Tag("nightly")
class ConvexSpreadContractTest extends ConvexStoreContractTest {

  @Override
  String packaging() {
    return "spread";
  }
}
