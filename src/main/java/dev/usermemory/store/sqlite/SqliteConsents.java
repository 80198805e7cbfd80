package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.consent.ConsentStore;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import java.util.Optional;

final class SqliteConsents implements ConsentStore {

  private final SqliteDatabase database;
  private final SqliteWrites writes;

  SqliteConsents(SqliteDatabase database, SqliteWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public List<Consent> listConsents(UserId user, long nowMs) {
    return database.read(db -> list(db, user, nowMs));
  }

  static List<Consent> list(Db db, UserId user, long nowMs) {
    return Tables.CONSENTS.list(db, Table.live(user, nowMs), "consent");
  }

  @Override
  public Outcome<Consent> putConsent(Write write, Consent consent) {
    return writes.run(
        write,
        Gist.told(Tables.CONSENTS, consent.consent()),
        tx -> {
          List<Consent> all = list(tx.db(), tx.user(), tx.nowMs());
          Optional<Consent> stored =
              all.stream().filter(c -> c.consent().equals(consent.consent())).findFirst();
          if (stored.isEmpty()) {
            Consent.checkRoom(all.size());
          }
          Consent decided = consent.replacing(stored.orElse(null), tx.nowMs());
          Tables.CONSENTS.put(tx, decided);
          return Applied.changed(decided);
        });
  }
}
