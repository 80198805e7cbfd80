package dev.usermemory.store.convex;

import dev.usermemory.assessment.AssessmentStore;
import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.Forgotten;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.SameAssessment;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.EpisodeStore;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.CorrectedFact;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactCorrection;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactStore;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.goal.GoalStore;
import dev.usermemory.memory.preference.PreferenceStore;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.profile.ProfileStore;
import dev.usermemory.memory.session.SessionBinding;
import dev.usermemory.memory.session.SessionStore;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.consent.ConsentStore;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationStore;
import dev.usermemory.progress.GamificationUpdate;
import dev.usermemory.progress.ProgressStore;
import dev.usermemory.store.convex.ConvexCalls.Args;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * The ports of a person's memory, one function call per method. {@code docs/convex.md} lists the
 * functions; their rules are in {@code convex/}.
 */
final class ConvexMemoryStore
    implements FactStore,
        EpisodeStore,
        GoalStore,
        PreferenceStore,
        ProfileStore,
        TrackedSkillStore,
        SessionStore,
        ProgressStore,
        GamificationStore,
        AssessmentStore,
        ConsentStore {

  private static final TypeReference<Boolean> BOOLEAN = new TypeReference<>() {};
  private static final TypeReference<Goal> GOAL = new TypeReference<>() {};
  private static final TypeReference<Gamification> GAMIFICATION = new TypeReference<>() {};

  private final ConvexCalls convex;

  ConvexMemoryStore(ConvexCalls convex) {
    this.convex = convex;
  }

  @Override
  public boolean touchSession(UserId user, String sessionId, long nowMs) {
    return convex
        .mutate("mem:touchSession", convex.binding(user, sessionId, nowMs), BOOLEAN)
        .orElseThrow();
  }

  @Override
  public SessionBinding bindSession(UserId user, String sessionId, boolean move, long nowMs) {
    Args args = convex.binding(user, sessionId, nowMs).put("move", move);
    return convex
        .mutate("sessions:bind", args, new TypeReference<SessionBinding>() {})
        .orElseThrow();
  }

  @Override
  public Outcome<List<FactUpsert>> upsertFacts(Write write, List<FactDraft> drafts) {
    return convex.write(write, Args.of("drafts", drafts), new TypeReference<>() {});
  }

  @Override
  public Outcome<Page<Fact>> listFacts(
      UserId user, FactFilter filter, PageRequest page, long nowMs) {
    Args args = convex.of(user, nowMs).put("filter", filter).page(page);
    return convex.gatedRead("mem:listFacts", args, new TypeReference<>() {});
  }

  @Override
  public Outcome<List<Fact>> factHistory(UserId user, String factId, long nowMs) {
    Args args = convex.of(user, nowMs).put("factId", factId);
    return convex.gatedRead("mem:factHistory", args, new TypeReference<>() {});
  }

  @Override
  public Outcome<Fact> patchFact(Write write, String factId, FactPatch patch) {
    Args args = Args.of("factId", factId).put("patch", patch);
    return convex.write(write, args, new TypeReference<>() {});
  }

  @Override
  public Outcome<CorrectedFact> correctFact(Write write, String factId, FactCorrection correction) {
    Args args = Args.of("factId", factId).put("correction", correction);
    return convex.write(write, args, new TypeReference<>() {});
  }

  @Override
  public Outcome<Boolean> deleteFact(Write write, String factId) {
    return convex.write(write, Args.of("factId", factId), BOOLEAN);
  }

  @Override
  public Outcome<Episode> ingestEpisode(Write write, Episode episode) {
    return convex.write(write, Args.of("episode", episode), new TypeReference<>() {});
  }

  @Override
  public Outcome<Page<Episode>> listEpisodes(UserId user, PageRequest page, long nowMs) {
    return convex.gatedRead(
        "mem:listEpisodes", convex.of(user, nowMs).page(page), new TypeReference<>() {});
  }

  @Override
  public Outcome<SessionPart> summariseSession(Write write, SessionPart digest) {
    return convex.write(write, Args.of("part", digest), new TypeReference<>() {});
  }

  @Override
  public Optional<Outcome<SessionPart>> findSummary(String sessionId, long nowMs) {
    return convex.gatedFind(
        "mem:findSummary", convex.ofSession(sessionId, nowMs), new TypeReference<>() {});
  }

  @Override
  public Outcome<Boolean> deleteEpisode(Write write, String episodeId) {
    return convex.write(write, Args.of("episodeId", episodeId), BOOLEAN);
  }

  @Override
  public Outcome<Goal> addGoal(Write write, Goal goal) {
    return convex.write(write, Args.of("goal", goal), GOAL);
  }

  @Override
  public List<Goal> listGoals(UserId user, @Nullable GoalStatus status) {
    Args args = Args.of("userId", user).put("status", status);
    return convex.read("mem:listGoals", args, new TypeReference<List<Goal>>() {}).orElseThrow();
  }

  @Override
  public Outcome<Goal> updateGoal(Write write, String goalId, GoalPatch patch) {
    Args args = Args.of("goalId", goalId).put("patch", patch);
    return convex.write(write, args, GOAL);
  }

  @Override
  public Outcome<Boolean> deleteGoal(Write write, String goalId) {
    return convex.write(write, Args.of("goalId", goalId), BOOLEAN);
  }

  @Override
  public Optional<Preferences> findPreferences(UserId user) {
    return convex.read("mem:getPreferences", Args.of("userId", user), new TypeReference<>() {});
  }

  @Override
  public Outcome<Preferences> patchPreferences(
      Write write, Map<String, @Nullable Object> patch, Precondition precondition) {
    Args args =
        Args.of("patch", ConvexJson.preferencesPatch(patch))
            .put("precondition", ConvexJson.precondition(precondition));
    return convex.write(write, args, new TypeReference<>() {});
  }

  @Override
  public Optional<Profile> findProfile(UserId user) {
    return convex.read("mem:getProfile", Args.of("userId", user), new TypeReference<>() {});
  }

  @Override
  public Outcome<Profile> putProfile(Write write, Profile profile, Precondition precondition) {
    Args args =
        Args.of("profile", ConvexJson.profileContent(profile))
            .put("precondition", ConvexJson.precondition(precondition));
    return convex.write(write, args, new TypeReference<>() {});
  }

  @Override
  public List<Consent> listConsents(UserId user, long nowMs) {
    return convex
        .read("mem:listConsents", convex.of(user, nowMs), new TypeReference<List<Consent>>() {})
        .orElseThrow();
  }

  @Override
  public Outcome<Consent> putConsent(Write write, Consent consent) {
    return convex.write(write, Args.of("consent", consent), new TypeReference<>() {});
  }

  @Override
  public List<TrackedSkill> listTrackedSkills(UserId user) {
    return convex
        .read(
            "mem:listTrackedSkills",
            Args.of("userId", user),
            new TypeReference<List<TrackedSkill>>() {})
        .orElseThrow();
  }

  @Override
  public Outcome<TrackedSkill> putTrackedSkill(
      Write write, TrackedSkill skill, List<String> formerIds) {
    Args args = Args.of("skill", skill).put("formerIds", formerIds);
    return convex.write(write, args, new TypeReference<>() {});
  }

  @Override
  public Outcome<List<TrackedSkill>> reorderTrackedSkills(Write write, List<String> order) {
    return convex.write(write, Args.of("order", order), new TypeReference<>() {});
  }

  @Override
  public Outcome<Boolean> deleteTrackedSkill(Write write, String skillId) {
    return convex.write(write, Args.of("skillId", skillId), BOOLEAN);
  }

  @Override
  public Outcome<DailyRollup> upsertDaily(Write write, DailyRollup added) {
    return convex.write(write, Args.of("rollup", added), new TypeReference<>() {});
  }

  @Override
  public Outcome<Page<DailyRollup>> listDaily(
      UserId user, String from, String to, @Nullable String skillId, PageRequest page, long nowMs) {
    Args args =
        convex.of(user, nowMs).put("from", from).put("to", to).put("skillId", skillId).page(page);
    return convex.gatedRead("progress:listDaily", args, new TypeReference<>() {});
  }

  @Override
  public Outcome<Gamification> findGamification(UserId user, long nowMs) {
    return convex.gatedRead("gamification:get", convex.of(user, nowMs), GAMIFICATION);
  }

  @Override
  public Outcome<Gamification> updateGamification(Write write, GamificationUpdate update) {
    return convex.write(write, Args.of("update", update), GAMIFICATION);
  }

  @Override
  public Optional<AssessmentSubject> findSubject(
      String sessionId, @Nullable UserId given, long nowMs) {
    Args args = Args.of("sessionId", sessionId).put("userId", given).put("nowMs", nowMs);
    return convex.read("assessments:findSubject", args, new TypeReference<>() {});
  }

  @Override
  public Outcome<FinalizeResult> finalizeAssessment(Write write, Finalization finalization) {
    return convex.write(write, Args.of("finalization", finalization), new TypeReference<>() {});
  }

  @Override
  public Outcome<Forgotten> forgetAssessment(
      Write write, String sessionId, @Nullable String groupId) {
    Args args = Args.of("sessionId", sessionId).put("groupId", groupId);
    return convex.write(write, args, new TypeReference<>() {});
  }

  @Override
  public Outcome<Forgotten> forgetSession(Write write, String sessionId) {
    return convex.write(write, Args.of("sessionId", sessionId), new TypeReference<>() {});
  }

  @Override
  public Outcome<Boolean> forgetFact(Write write, String factId) {
    return convex.write(write, Args.of("factId", factId), BOOLEAN);
  }

  @Override
  public Outcome<SameAssessment> sameAsFact(UserId user, String factId, long nowMs) {
    return sameAssessment(convex.of(user, nowMs).put("factId", factId));
  }

  @Override
  public Outcome<SameAssessment> sameAsEpisode(UserId user, String episodeId, long nowMs) {
    return sameAssessment(convex.of(user, nowMs).put("episodeId", episodeId));
  }

  private Outcome<SameAssessment> sameAssessment(Args args) {
    return convex.gatedRead("mem:sameAssessment", args, new TypeReference<>() {});
  }
}
