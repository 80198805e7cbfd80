package dev.usermemory.store.sqlite;

import dev.usermemory.backup.BackupStore;
import dev.usermemory.kernel.DatabaseReading;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.SessionResolver;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.privacy.erasure.TrustedTimeStore;
import dev.usermemory.store.MemoryStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** The store on SQLite, when no Convex deployment is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnEmbeddedStore.class)
class SqliteConfiguration {

  private static final String PATH = "usermemory.sqlite.path";

  @Bean
  SqliteDatabase sqliteDatabase(SqliteProperties properties, Environment settings) {
    SqliteProperties.requireFile(settings.getProperty(PATH, properties.path().toString()));
    SqliteDatabase database = SqliteDatabase.open(properties);
    database.watch();
    return database;
  }

  @Bean
  DatabaseReading memoryReading(SqliteDatabase database) {
    return database.reading("memory");
  }

  /** A file does not go away. */
  @Bean
  Deferral deferral() {
    return Deferral.NONE;
  }

  /** There is no host beside it. */
  @Bean
  SessionResolver sessionResolver() {
    return SessionResolver.NONE;
  }

  @Bean
  BackupStore backupStore(SqliteDatabase database) {
    return new SqliteBackups(database.path(), new SqliteBackups.OpenDatabase(database));
  }

  @Bean
  @Primary
  TrustedTimeStore trustedTime(SqliteDatabase database) {
    return new SqliteTrustedTime(database);
  }

  @Bean(name = MemoryStore.ADAPTER, defaultCandidate = false)
  MemoryStore storeAdapter(SqliteDatabase database, StorePolicy policy) {
    return SqliteStores.on(database, policy);
  }
}
