package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentStore;
import dev.usermemory.context.ContextStore;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The ports on SQLite, when no Convex deployment is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnEmbeddedStore.class)
class SqliteConfiguration {

  @Bean
  SqliteDatabase sqliteDatabase(SqliteProperties properties) {
    return SqliteDatabase.open(properties);
  }

  @Bean
  SqliteStores sqliteStores(SqliteDatabase database, ObjectProvider<StorePolicy> policy) {
    return SqliteStores.on(database, policy.getIfAvailable(() -> StorePolicy.DEFAULT));
  }

  @Bean
  FactStore factStore(SqliteStores stores) {
    return stores.facts();
  }

  @Bean
  EpisodeStore episodeStore(SqliteStores stores) {
    return stores.episodes();
  }

  @Bean
  GoalStore goalStore(SqliteStores stores) {
    return stores.goals();
  }

  @Bean
  PreferenceStore preferenceStore(SqliteStores stores) {
    return stores.preferences();
  }

  @Bean
  ProfileStore profileStore(SqliteStores stores) {
    return stores.profiles();
  }

  @Bean
  TrackedSkillStore trackedSkillStore(SqliteStores stores) {
    return stores.trackedSkills();
  }

  @Bean
  SessionStore sessionStore(SqliteStores stores) {
    return stores.sessions();
  }

  @Bean
  ProgressStore progressStore(SqliteStores stores) {
    return stores.progress();
  }

  @Bean
  GamificationStore gamificationStore(SqliteStores stores) {
    return stores.gamification();
  }

  @Bean
  AssessmentStore assessmentStore(SqliteStores stores) {
    return stores.assessments();
  }

  @Bean
  ConsentStore consentStore(SqliteStores stores) {
    return stores.consents();
  }

  @Bean
  ErasureStore erasureStore(SqliteStores stores) {
    return stores.erasure();
  }

  @Bean
  ExportStore exportStore(SqliteStores stores) {
    return stores.export();
  }

  @Bean
  ImportStore importStore(SqliteStores stores) {
    return stores.imports();
  }

  @Bean
  ContextStore contextStore(SqliteStores stores) {
    return stores.contexts();
  }

  @Bean
  StoreProbe storeProbe(SqliteStores stores) {
    return stores.probe();
  }
}
