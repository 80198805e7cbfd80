package dev.usermemory.store.audit;

import dev.usermemory.backup.ErasedPersons;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.audit.PersonHash;
import dev.usermemory.store.sqlite.engine.FileCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Whom the audit knows to be erased, for as long as it is kept. */
record AuditedErasures(Path audit) implements ErasedPersons {

  private static final Logger LOG = LoggerFactory.getLogger(AuditedErasures.class);

  @Override
  public Predicate<UserId> since(long atMs) {
    try {
      Set<String> erased = hashes(atMs);
      var persons = new PersonHash(Files.readAllBytes(AuditKey.file(audit)));
      return user -> erased.contains(persons.of(user));
    } catch (IOException | DataAccessException e) {
      LOG.warn(
          "There is no audit at {}: whoever was erased after the backup was made, and is not known"
              + " to the file that is replaced, comes back and must be erased again",
          audit);
      return _ -> false;
    }
  }

  private Set<String> hashes(long atMs) {
    return new HashSet<>(
        FileCheck.read(
            audit,
            db ->
                db.sql("SELECT person FROM audit WHERE action = 'erased' AND at_ms >= ?")
                    .param(atMs)
                    .query((row, _) -> row.getString(1))
                    .list()));
  }
}
