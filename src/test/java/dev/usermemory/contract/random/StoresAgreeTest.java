package dev.usermemory.contract.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.store.convex.ConvexHarness;
import dev.usermemory.store.convex.OpenConvex;
import dev.usermemory.store.sqlite.OpenSqlite;
import dev.usermemory.tier.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.springframework.util.FileSystemUtils;

/** Whatever is done to them, a caller cannot tell one store from the other. */
@AddLifecycleHook(StoresAgreeTest.WithoutNode.class)
class StoresAgreeTest {

  private static final long START_MS = 1_795_000_000_000L;
  private static final int OPERATIONS = 20;

  /** Times to live that some sequences outlive. */
  private static final StorePolicy POLICY =
      new StorePolicy(true, 9 * Draw.MINUTE_MS, 7 * Draw.MINUTE_MS);

  private static final int USERS_PER_DATABASE = 50;

  private static Path folder;
  private static ConvexHarness harness;
  private static StoreUnderTest convex;
  private static StoreUnderTest sqlite;
  private static int users;

  @BeforeContainer
  static void open() throws IOException {
    harness = ConvexHarness.start();
    convex = OpenConvex.at(harness.url(), POLICY);
    folder = Files.createTempDirectory("stores-agree");
    sqlite = OpenSqlite.at(folder.resolve("memory.db"), POLICY);
  }

  @AfterContainer
  static void close() throws Exception {
    sqlite.close();
    convex.close();
    harness.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  @Tries(quick = 150, nightly = 1_000)
  void randomOperations_lookTheSameOnBothStores(@ForAll long seed) {
    UserId user = nextUser();
    List<Operation> operations = new RandomOperations(seed).sequence(OPERATIONS);
    long nowMs = START_MS;
    for (Operation operation : operations) {
      nowMs += operation.afterMs();
      assertThat(operation.observe(convex, user, nowMs))
          .as("%s of %s", operation, operations)
          .isEqualTo(operation.observe(sqlite, user, nowMs));
    }
    for (UserId who : List.of(user, Partner.of(user))) {
      var onSqlite = VisibleMemory.of(sqlite, who, nowMs);
      VisibleMemory.of(convex, who, nowMs)
          .forEach((what, seen) ->
              assertThat(seen).as("%s after %s", what, operations).isEqualTo(onSqlite.get(what)));
    }
  }

  /** The harness slows down with what it holds. */
  private static UserId nextUser() {
    if (++users % USERS_PER_DATABASE == 0) {
      harness.reset();
    }
    return new UserId("user-" + users);
  }

  /** jqwik takes a failed assumption before all properties for an error. */
  static class WithoutNode implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return ConvexHarness.isAvailable()
          ? SkipResult.doNotSkip()
          : SkipResult.skip("the Convex harness needs Node.js");
    }
  }
}
