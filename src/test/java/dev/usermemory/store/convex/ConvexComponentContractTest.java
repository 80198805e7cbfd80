package dev.usermemory.store.convex;

import org.junit.jupiter.api.Tag;

/**
 * The contract against the functions in an application that mounts the component and has wrappers
 * at its root.
 */
@Tag("nightly")
class ConvexComponentContractTest extends ConvexStoreContractTest {

  @Override
  String packaging() {
    return "component";
  }
}
