package dev.usermemory.contract;

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
import dev.usermemory.store.MemoryStore;

/**
 * One open store, empty but for what other tests left of their own users; a test reads which of its
 * ports is meant.
 */
public interface StoreUnderTest extends AutoCloseable {

  MemoryStore store();

  default FactStore facts() {
    return store();
  }

  default EpisodeStore episodes() {
    return store();
  }

  default GoalStore goals() {
    return store();
  }

  default PreferenceStore preferences() {
    return store();
  }

  default ProfileStore profiles() {
    return store();
  }

  default TrackedSkillStore trackedSkills() {
    return store();
  }

  default ParkedStore parked() {
    return store();
  }

  default SessionStore sessions() {
    return store();
  }

  default ProgressStore progress() {
    return store();
  }

  default GamificationStore gamification() {
    return store();
  }

  default AssessmentStore assessments() {
    return store();
  }

  default ConsentStore consents() {
    return store();
  }

  default ErasureStore erasure() {
    return store();
  }

  default ExportStore export() {
    return store();
  }

  default ImportStore imports() {
    return store();
  }

  default PeopleStore people() {
    return store();
  }

  default ContextStore contexts() {
    return store();
  }

  default VectorStore vectors() {
    return store();
  }

  default StoreProbe probe() {
    return store();
  }
}
