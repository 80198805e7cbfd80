package dev.usermemory.store;

import dev.usermemory.assessment.AssessmentStore;
import dev.usermemory.context.ContextStore;
import dev.usermemory.context.embedding.VectorStore;
import dev.usermemory.delivery.ParkedStore;
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
import dev.usermemory.privacy.people.PeopleStore;
import dev.usermemory.privacy.transfer.ExportStore;
import dev.usermemory.privacy.transfer.ImportStore;
import dev.usermemory.progress.GamificationStore;
import dev.usermemory.progress.ProgressStore;

/** Who answers for which port of a store. */
public record StorePorts(
    FactStore facts,
    EpisodeStore episodes,
    GoalStore goals,
    PreferenceStore preferences,
    ProfileStore profiles,
    TrackedSkillStore trackedSkills,
    SessionStore sessions,
    ProgressStore progress,
    GamificationStore gamification,
    AssessmentStore assessments,
    ParkedStore parked,
    ConsentStore consents,
    ErasureStore erasure,
    ExportStore exports,
    ImportStore imports,
    PeopleStore people,
    ContextStore contexts,
    VectorStore vectors,
    StoreProbe probe) {

  /** One for all. */
  static StorePorts of(MemoryStore s) {
    return new StorePorts(s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s);
  }
}
