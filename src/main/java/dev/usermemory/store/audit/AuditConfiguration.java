package dev.usermemory.store.audit;

import dev.usermemory.kernel.DatabaseReading;
import dev.usermemory.privacy.audit.AuditProperties;
import dev.usermemory.privacy.audit.PersonHash;
import dev.usermemory.privacy.erasure.TrustedTimeStore;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One audit per instance, beside what else it keeps on its disk. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  private static final String NAME = "audit.db";

  @Bean
  SqliteAudit auditStore(AuditProperties audit, SqliteProperties database) {
    return SqliteAudit.open(file(audit, database), audit);
  }

  @Bean
  DatabaseReading auditReading(SqliteAudit store) {
    return store.reading();
  }

  @Bean
  TrustedTimeStore timeOfInstance(SqliteAudit audit) {
    return audit.time();
  }

  /** After the store, which makes the folder. */
  @Bean
  PersonHash personHash(SqliteAudit store, AuditProperties audit, SqliteProperties database) {
    return new PersonHash(AuditKey.of(file(audit, database)));
  }

  static Path file(AuditProperties audit, SqliteProperties database) {
    Path configured = audit.path();
    return configured == null
        ? database.path().resolveSibling(NAME)
        : configured.toAbsolutePath().normalize();
  }
}
