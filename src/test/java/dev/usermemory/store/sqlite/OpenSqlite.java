package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentStore;
import dev.usermemory.context.ContextStore;
import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.memory.episode.EpisodeStore;
import dev.usermemory.memory.fact.FactStore;
import dev.usermemory.memory.goal.GoalStore;
import dev.usermemory.memory.preference.PreferenceStore;
import dev.usermemory.memory.profile.ProfileStore;
import dev.usermemory.memory.session.SessionStore;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.privacy.consent.ConsentStore;
import dev.usermemory.privacy.erasure.ErasureStore;
import dev.usermemory.privacy.transfer.ExportStore;
import dev.usermemory.privacy.transfer.ImportStore;
import dev.usermemory.progress.GamificationStore;
import dev.usermemory.progress.ProgressStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** An open SQLite file and its ports. */
public record OpenSqlite(SqliteDatabase database, SqliteStores stores) implements StoreUnderTest {

  public static OpenSqlite at(Path file, StorePolicy policy) {
    return at(file, policy, DataSize.ofMegabytes(256));
  }

  static OpenSqlite at(Path file, StorePolicy policy, DataSize vacuumLimit) {
    var properties =
        new SqliteProperties(file, 4, Duration.ofSeconds(5), Duration.ofSeconds(30), vacuumLimit);
    SqliteDatabase database = SqliteDatabase.open(properties);
    return new OpenSqlite(database, SqliteStores.on(database, policy));
  }

  @Override
  public FactStore facts() {
    return stores.facts();
  }

  @Override
  public EpisodeStore episodes() {
    return stores.episodes();
  }

  @Override
  public GoalStore goals() {
    return stores.goals();
  }

  @Override
  public PreferenceStore preferences() {
    return stores.preferences();
  }

  @Override
  public ProfileStore profiles() {
    return stores.profiles();
  }

  @Override
  public TrackedSkillStore trackedSkills() {
    return stores.trackedSkills();
  }

  @Override
  public SessionStore sessions() {
    return stores.sessions();
  }

  @Override
  public ProgressStore progress() {
    return stores.progress();
  }

  @Override
  public GamificationStore gamification() {
    return stores.gamification();
  }

  @Override
  public AssessmentStore assessments() {
    return stores.assessments();
  }

  @Override
  public ConsentStore consents() {
    return stores.consents();
  }

  @Override
  public ErasureStore erasure() {
    return stores.erasure();
  }

  @Override
  public ExportStore export() {
    return stores.export();
  }

  @Override
  public ImportStore imports() {
    return stores.imports();
  }

  @Override
  public ContextStore contexts() {
    return stores.contexts();
  }

  @Override
  public StoreProbe probe() {
    return stores.probe();
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
