package dev.usermemory.store.audit;

import dev.usermemory.backup.ErasedPersons;
import dev.usermemory.backup.ForCommands;
import dev.usermemory.privacy.audit.AuditProperties;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What a restore asks the audit for. */
@ForCommands
@EnableConfigurationProperties(AuditProperties.class)
class AuditCommands {

  @Bean
  ErasedPersons auditedErasures(AuditProperties audit, SqliteProperties database) {
    return new AuditedErasures(AuditConfiguration.file(audit, database));
  }
}
