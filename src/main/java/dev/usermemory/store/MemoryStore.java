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

/** A whole store: every port, kept by one database under one policy. */
public interface MemoryStore
    extends FactStore,
        EpisodeStore,
        GoalStore,
        PreferenceStore,
        ProfileStore,
        TrackedSkillStore,
        SessionStore,
        ProgressStore,
        GamificationStore,
        AssessmentStore,
        ParkedStore,
        ConsentStore,
        ErasureStore,
        ExportStore,
        ImportStore,
        PeopleStore,
        ContextStore,
        VectorStore,
        StoreProbe {

  /** The bean that a configured adapter makes, for the decorators and nobody else. */
  String ADAPTER = "storeAdapter";
}
