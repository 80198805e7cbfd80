package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.consent.ConsentStore;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

final class SqliteConsents implements ConsentStore {

  static final RowMapper<Consent> MAPPER =
      Row.mapper(row ->
          new Consent(
              row.text("consent"),
              row.flag("granted"),
              row.textOrNull("scope"),
              row.textOrNull("version"),
              row.number("created_at"),
              row.number("updated_at"),
              row.numberOrNull("expires_at_ms")));

  private static final TypeReference<Consent> PUT = new TypeReference<>() {};

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

  static List<Consent> list(JdbcClient db, UserId user, long nowMs) {
    var where = new Conditions("user_id = ?", user.value()).andLive(nowMs);
    return db.sql(
            "SELECT * FROM users_privacy_consents WHERE %s ORDER BY consent".formatted(where.sql()))
        .params(where.params())
        .query(MAPPER)
        .list();
  }

  @Override
  public Outcome<Consent> putConsent(Write write, Consent consent) {
    return writes.run(
        write,
        PUT,
        tx -> {
          List<Consent> all = list(tx.db(), tx.user(), tx.nowMs());
          Optional<Consent> stored =
              all.stream().filter(c -> c.consent().equals(consent.consent())).findFirst();
          if (stored.isEmpty()) {
            Consent.checkRoom(all.size());
          }
          Consent decided = consent.replacing(stored.orElse(null), tx.nowMs());
          put(tx, decided);
          return Applied.changed(decided);
        });
  }

  static void put(SqliteTx tx, Consent consent) {
    tx.update(
        """
        INSERT INTO users_privacy_consents
          (user_id, consent, granted, scope, version, created_at, updated_at, expires_at_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id, consent) DO UPDATE SET
          granted = excluded.granted, scope = excluded.scope, version = excluded.version,
          created_at = excluded.created_at, updated_at = excluded.updated_at,
          expires_at_ms = excluded.expires_at_ms\
        """,
        tx.user().value(),
        consent.consent(),
        consent.granted(),
        consent.scope(),
        consent.version(),
        consent.createdAt(),
        consent.updatedAt(),
        consent.expiresAtMs());
  }
}
