package dev.usermemory.store.sqlite;

import dev.usermemory.contract.StoreContract;
import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.StorePolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreContractTest extends StoreContract {

  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path folder;

  @Override
  protected StoreUnderTest open(StorePolicy policy) {
    return OpenSqlite.at(folder.resolve("store-" + policy.consentDefault() + ".db"), policy);
  }
}
