package dev.usermemory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.backup.BackupContents;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import dev.usermemory.progress.ActivityHistory;
import dev.usermemory.progress.DayRun;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import dev.usermemory.progress.Season;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that the version before the operations had one name has written. */
class SqliteUpgradeTest {

  private static final long NOW = 1_760_000_000_000L;
  private static final Episode EPISODE =
      new Episode("ep", null, null, "Talked.", List.of(), null, null, NOW - 5, null);
  private static final String OUTCOME =
      """
      {"episodeId":"ep","summary":"Talked.","highlights":[],"createdAtMs":%d}\
      """
          .formatted(NOW - 5);

  private static final List<String> FORMER_NAMES =
      List.of(
          "upsertFacts",
          "patchFact",
          "deleteFact",
          "ingestEpisode",
          "deleteEpisode",
          "addGoal",
          "updateGoal",
          "deleteGoal",
          "patchPreferences",
          "putProfile",
          "putConsent",
          "putTrackedSkill",
          "deleteTrackedSkill",
          "upsertDaily",
          "updateGamification",
          "finalizeAssessment");

  private static final SqliteBackups.Source UNASKED =
      new SqliteBackups.Source() {
        @Override
        public void note(long nowMs) {
          throw new AssertionError("it is only looked at");
        }

        @Override
        public void copyTo(Path file) {
          throw new AssertionError("it is only looked at");
        }
      };

  @TempDir private Path folder;

  private final UserId user = new UserId("someone");
  private String url;

  @BeforeEach
  void createVersion1() {
    url = "jdbc:sqlite:" + folder.resolve("memory.db");
    Flyway.configure().dataSource(url, null, null).target("1").load().migrate();
  }

  private OpenSqlite upgraded() {
    return OpenSqlite.at(folder.resolve("memory.db"), StorePolicy.DEFAULT);
  }

  private void recorded(List<String> operations) throws SQLException {
    for (String operation : operations) {
      record(operation, "");
    }
  }

  /** A recorded outcome, under a key of the operation's name. */
  private void record(String operation, String outcome) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO users_idempotency VALUES (?, ?, 'hash', ?, ?, ?)")) {
      insert.setString(1, user.value());
      insert.setString(2, operation);
      insert.setString(3, operation);
      insert.setString(4, outcome);
      insert.setLong(5, NOW + 1);
      insert.execute();
    }
  }

  private static List<String> recordedOperations(OpenSqlite store) {
    return store
        .database()
        .read(db ->
            db.sql("SELECT operation FROM users_idempotency ORDER BY rowid")
                .query(String.class)
                .list());
  }

  private Outcome<Episode> ingest(OpenSqlite store) {
    var keys = List.of(new IdempotencyKey("ingestEpisode", "hash"));
    return store
        .episodes()
        .ingestEpisode(new Write(user, WriteOperation.INGEST_EPISODE, NOW, keys), EPISODE);
  }

  @Test
  void everyRecord_hasTheNameOfToday() throws Exception {
    recorded(FORMER_NAMES);
    recorded(List.of(""));

    try (OpenSqlite store = upgraded()) {
      assertThat(recordedOperations(store).subList(0, FORMER_NAMES.size()))
          .isSubsetOf(Arrays.stream(WriteOperation.values()).map(WriteOperation::wireName).toList())
          .doesNotHaveDuplicates();
      assertThat(recordedOperations(store)).last().isEqualTo(""); // of an imported key
    }
  }

  @Test
  void aStreak_goesOn() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection
          .createStatement()
          .execute(
              """
              INSERT INTO users_gamification
              VALUES ('someone', 95, 1, 3, '20260227', '["first"]', 'spring', 7, 1)\
              """);
    }

    try (OpenSqlite store = upgraded()) {
      var write = Write.of(user, WriteOperation.UPDATE_GAMIFICATION, NOW);
      var activity = new GamificationUpdate(5, List.of(), "20260228", null);

      assertThat(store.gamification().updateGamification(write, activity))
          .isEqualTo(
              Outcome.done(
                  new Gamification(
                      100,
                      2,
                      4,
                      "20260228",
                      List.of("first"),
                      "spring",
                      12L,
                      NOW,
                      new ActivityHistory(
                          4,
                          List.of(new DayRun("20260225", "20260228")),
                          List.of(new Season("spring", 12, "20260227"))))));
    }
  }

  @Test
  void repeatedKey_isReplayedFromWhatIsStored() throws Exception {
    record("ingestEpisode", OUTCOME);

    try (OpenSqlite store = upgraded()) {
      store.episodes().ingestEpisode(Write.of(user, WriteOperation.INGEST_EPISODE, NOW), EPISODE);

      assertThat(ingest(store)).isEqualTo(new Outcome.Done<>(EPISODE, true));
    }
  }

  /** Every outcome that the version before gists recorded, and what is told of it. */
  @Test
  void recordedOutcomes_becomeGists() throws Exception {
    Flyway.configure().dataSource(url, null, null).target("4").load().migrate();
    Map<String, String> gists =
        Map.ofEntries(
            gist(
                "facts.upsert",
                """
                [{"fact":{"factId":"f","text":"t"},"result":"superseded","supersededFactIds":["e"]}]\
                """,
                """
                [{"result":"superseded","supersededFactIds":["e"],"factId":"f"}]\
                """),
            gist("facts.patch", "{\"factId\":\"f\",\"text\":\"t\"}", "null"),
            gist("facts.delete", "true", "true"),
            gist("episodes.ingest", OUTCOME, "\"ep\""),
            gist("goals.add", "{\"goalId\":\"g\",\"title\":\"t\"}", "\"g\""),
            gist("goals.update", "{\"goalId\":\"g\",\"title\":\"t\"}", "null"),
            gist("tracked-skills.reorder", "[{\"skillId\":\"s\"}]", "null"),
            gist("gamification.update", "{\"xpTotal\":5,\"badges\":[\"t\"]}", "null"),
            gist(
                "assessments.finalize",
                """
                {"effect":"stored","facts":1,"gamification":{"badges":["t"]},"denied":[]}\
                """,
                """
                {"effect":"stored","facts":1,"denied":[]}\
                """),
            gist("sessions.forget", "{\"tables\":{\"FACTS\":2}}", "{\"tables\":{\"FACTS\":2}}"),
            gist("", "", "")); // an imported key

    try (OpenSqlite store = upgraded()) {
      List<Map.Entry<String, String>> converted =
          store
              .database()
              .read(db ->
                  db.sql("SELECT operation, outcome || gist FROM users_idempotency")
                      .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                      .list());
      assertThat(converted).containsExactlyInAnyOrderElementsOf(gists.entrySet());
    }
  }

  private Map.Entry<String, String> gist(String operation, String outcome, String gist)
      throws SQLException {
    record(operation, outcome);
    return Map.entry(operation, gist);
  }

  @Test
  void backup_ofAnEarlierVersion_isCountedByTheTablesThatItHas() throws SQLException {
    Flyway.configure().dataSource(url, null, null).target("8").load().migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO users_revisions VALUES ('someone', 5), ('another', 6)");
    }
    Path file = folder.resolve("memory.db");

    BackupContents contents = new SqliteBackups(file, UNASKED).check(file);

    assertThat(contents).isEqualTo(new BackupContents(8, 2, 0));
  }

  /** With their terms, as version 1 stored them. */
  private void say(UserId whose, int facts) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO users_memory_facts (user_id, fact_id, kind, text, tags, weight, decay_ms,
                  created_at_ms, last_reinforced_at_ms, source, pinned, strength_ms, terms)
                VALUES (?, ?, 'bio', ?, '[]', 1, 1000, ?, ?, 'api', 0, ?, ?)\
                """)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < facts; i++) {
        Fact fact = fact(i);
        insert.setString(1, whose.value());
        insert.setString(2, fact.factId());
        insert.setString(3, fact.text());
        insert.setLong(4, NOW);
        insert.setLong(5, NOW);
        insert.setLong(6, NOW);
        insert.setString(7, FactTerms.of(whose, fact));
        insert.execute();
      }
      connection.commit();
    }
  }

  private static Fact fact(int number) {
    return new SampleFact("fact_" + number, "Statement " + number).weight(1, 1000).at(NOW).fact();
  }

  @Test
  void everyFact_isThere_andFoundBySearch() throws Exception {
    var heavy = new UserId("heavy");
    say(user, 20);
    say(heavy, FactIndex.MANY + 1);

    try (OpenSqlite store = upgraded()) {
      for (UserId whose : List.of(user, heavy)) {
        ContextRead read =
            store
                .contexts()
                .readContext(new ContextQuery(whose, null, "statement 7", 5000, 1, null, NOW));
        int facts = whose == user ? 20 : FactIndex.MANY + 1;
        assertThat(read.snapshot().facts())
            .hasSize(facts)
            .extracting(Fact::text)
            .contains("Statement 7", "Statement " + (facts - 1));
        assertThat(
                store
                    .contexts()
                    .readContext(new ContextQuery(whose, null, "statement 7", 10, 1, null, NOW))
                    .matches())
            .first()
            .extracting(Fact::text)
            .isEqualTo("Statement 7");
      }
      assertThat(indexed(store)).isEqualTo(FactIndex.MANY + 1L);
    }
  }

  private static long indexed(OpenSqlite store) {
    return store
        .database()
        .read(db ->
            db.sql(
                    """
                    SELECT count(DISTINCT fact) FROM users_memory_fact_terms
                    WHERE person = (SELECT id >> 32 FROM users_memory_facts WHERE user_id = 'heavy' LIMIT 1)\
                    """)
                .query(Long.class)
                .single());
  }
}
