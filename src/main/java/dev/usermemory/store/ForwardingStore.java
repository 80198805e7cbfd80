package dev.usermemory.store;

import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.Forgotten;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.context.embedding.FactText;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.delivery.ParkedWrite;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StoreState;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.SameAssessment;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.CorrectedFact;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactCorrection;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.session.SessionBinding;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.privacy.erasure.ErasureProgress;
import dev.usermemory.privacy.erasure.Residue;
import dev.usermemory.privacy.people.KnownPerson;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ImportResult;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Forwards every operation to whoever answers for its port. A subclass decides in one place what
 * happens around all of them.
 */
public class ForwardingStore implements MemoryStore {

  private final StorePorts ports;

  public ForwardingStore(StorePorts ports) {
    this.ports = ports;
  }

  protected ForwardingStore(MemoryStore to) {
    this(StorePorts.of(to));
  }

  /** Runs one operation; the place for what a decorator adds. */
  protected <T extends @Nullable Object> T around(StoreCall call, Supplier<T> operation) {
    return operation.get();
  }

  @Override
  public String name() {
    return ports.probe().name();
  }

  @Override
  public String description() {
    return ports.probe().description();
  }

  @Override
  public void ping() {
    ports.probe().ping();
  }

  @Override
  public Optional<String> fault() {
    return ports.probe().fault();
  }

  @Override
  public StoreState state() {
    return ports.probe().state();
  }

  @Override
  public Outcome<List<FactUpsert>> upsertFacts(Write write, List<FactDraft> drafts) {
    return around(StoreCall.of(write), () -> ports.facts().upsertFacts(write, drafts));
  }

  @Override
  public Outcome<Page<Fact>> listFacts(
      UserId user, FactFilter filter, PageRequest page, long nowMs) {
    return around(
        StoreCall.of("listFacts"), () -> ports.facts().listFacts(user, filter, page, nowMs));
  }

  @Override
  public Outcome<List<Fact>> factHistory(UserId user, String factId, long nowMs) {
    return around(
        StoreCall.of("factHistory"), () -> ports.facts().factHistory(user, factId, nowMs));
  }

  @Override
  public Outcome<Fact> patchFact(Write write, String factId, FactPatch patch) {
    return around(StoreCall.of(write), () -> ports.facts().patchFact(write, factId, patch));
  }

  @Override
  public Outcome<CorrectedFact> correctFact(Write write, String factId, FactCorrection correction) {
    return around(StoreCall.of(write), () -> ports.facts().correctFact(write, factId, correction));
  }

  @Override
  public Outcome<Boolean> deleteFact(Write write, String factId) {
    return around(StoreCall.of(write), () -> ports.facts().deleteFact(write, factId));
  }

  @Override
  public Outcome<Episode> ingestEpisode(Write write, Episode episode) {
    return around(StoreCall.of(write), () -> ports.episodes().ingestEpisode(write, episode));
  }

  @Override
  public Outcome<Page<Episode>> listEpisodes(UserId user, PageRequest page, long nowMs) {
    return around(
        StoreCall.of("listEpisodes"), () -> ports.episodes().listEpisodes(user, page, nowMs));
  }

  @Override
  public Outcome<SessionPart> summariseSession(Write write, SessionPart digest) {
    return around(StoreCall.of(write), () -> ports.episodes().summariseSession(write, digest));
  }

  @Override
  public Optional<Outcome<SessionPart>> findSummary(String sessionId, long nowMs) {
    return around(
        StoreCall.of("findSummary"), () -> ports.episodes().findSummary(sessionId, nowMs));
  }

  @Override
  public Outcome<Boolean> deleteEpisode(Write write, String episodeId) {
    return around(StoreCall.of(write), () -> ports.episodes().deleteEpisode(write, episodeId));
  }

  @Override
  public Outcome<Goal> addGoal(Write write, Goal goal) {
    return around(StoreCall.of(write), () -> ports.goals().addGoal(write, goal));
  }

  @Override
  public List<Goal> listGoals(UserId user, @Nullable GoalStatus status) {
    return around(StoreCall.of("listGoals"), () -> ports.goals().listGoals(user, status));
  }

  @Override
  public Outcome<Goal> updateGoal(Write write, String goalId, GoalPatch patch) {
    return around(StoreCall.of(write), () -> ports.goals().updateGoal(write, goalId, patch));
  }

  @Override
  public Outcome<Boolean> deleteGoal(Write write, String goalId) {
    return around(StoreCall.of(write), () -> ports.goals().deleteGoal(write, goalId));
  }

  @Override
  public Optional<Preferences> findPreferences(UserId user) {
    return around(StoreCall.of("findPreferences"), () -> ports.preferences().findPreferences(user));
  }

  @Override
  public Outcome<Preferences> patchPreferences(
      Write write, Map<String, @Nullable Object> patch, Precondition precondition) {
    return around(
        StoreCall.of(write),
        () -> ports.preferences().patchPreferences(write, patch, precondition));
  }

  @Override
  public Optional<Profile> findProfile(UserId user) {
    return around(StoreCall.of("findProfile"), () -> ports.profiles().findProfile(user));
  }

  @Override
  public Outcome<Profile> putProfile(Write write, Profile profile, Precondition precondition) {
    return around(
        StoreCall.of(write), () -> ports.profiles().putProfile(write, profile, precondition));
  }

  @Override
  public List<TrackedSkill> listTrackedSkills(UserId user) {
    return around(
        StoreCall.of("listTrackedSkills"), () -> ports.trackedSkills().listTrackedSkills(user));
  }

  @Override
  public Outcome<TrackedSkill> putTrackedSkill(
      Write write, TrackedSkill skill, List<String> formerIds) {
    return around(
        StoreCall.of(write), () -> ports.trackedSkills().putTrackedSkill(write, skill, formerIds));
  }

  @Override
  public Outcome<List<TrackedSkill>> reorderTrackedSkills(Write write, List<String> order) {
    return around(
        StoreCall.of(write), () -> ports.trackedSkills().reorderTrackedSkills(write, order));
  }

  @Override
  public Outcome<Boolean> deleteTrackedSkill(Write write, String skillId) {
    return around(
        StoreCall.of(write), () -> ports.trackedSkills().deleteTrackedSkill(write, skillId));
  }

  @Override
  public boolean touchSession(UserId user, String sessionId, long nowMs) {
    return around(
        StoreCall.of("touchSession"), () -> ports.sessions().touchSession(user, sessionId, nowMs));
  }

  @Override
  public SessionBinding bindSession(UserId user, String sessionId, boolean move, long nowMs) {
    return around(
        StoreCall.of("bindSession"),
        () -> ports.sessions().bindSession(user, sessionId, move, nowMs));
  }

  @Override
  public Outcome<DailyRollup> upsertDaily(Write write, DailyRollup added) {
    return around(StoreCall.of(write), () -> ports.progress().upsertDaily(write, added));
  }

  @Override
  public Outcome<Page<DailyRollup>> listDaily(
      UserId user, String from, String to, @Nullable String skillId, PageRequest page, long nowMs) {
    return around(
        StoreCall.of("listDaily"),
        () -> ports.progress().listDaily(user, from, to, skillId, page, nowMs));
  }

  @Override
  public Outcome<Gamification> findGamification(UserId user, long nowMs) {
    return around(
        StoreCall.of("findGamification"), () -> ports.gamification().findGamification(user, nowMs));
  }

  @Override
  public Outcome<Gamification> updateGamification(Write write, GamificationUpdate update) {
    return around(
        StoreCall.of(write), () -> ports.gamification().updateGamification(write, update));
  }

  @Override
  public Optional<AssessmentSubject> findSubject(
      String sessionId, @Nullable UserId given, long nowMs) {
    return around(
        StoreCall.of("findSubject"),
        () -> ports.assessments().findSubject(sessionId, given, nowMs));
  }

  @Override
  public Outcome<FinalizeResult> finalizeAssessment(Write write, Finalization finalization) {
    return around(
        StoreCall.of(write), () -> ports.assessments().finalizeAssessment(write, finalization));
  }

  @Override
  public Outcome<Forgotten> forgetAssessment(
      Write write, String sessionId, @Nullable String groupId) {
    return around(
        StoreCall.of(write), () -> ports.assessments().forgetAssessment(write, sessionId, groupId));
  }

  @Override
  public Outcome<Forgotten> forgetSession(Write write, String sessionId) {
    return around(StoreCall.of(write), () -> ports.assessments().forgetSession(write, sessionId));
  }

  @Override
  public Outcome<Boolean> forgetFact(Write write, String factId) {
    return around(StoreCall.of(write), () -> ports.assessments().forgetFact(write, factId));
  }

  @Override
  public Outcome<SameAssessment> sameAsFact(UserId user, String factId, long nowMs) {
    return around(
        StoreCall.of("sameAsFact"), () -> ports.assessments().sameAsFact(user, factId, nowMs));
  }

  @Override
  public Outcome<SameAssessment> sameAsEpisode(UserId user, String episodeId, long nowMs) {
    return around(
        StoreCall.of("sameAsEpisode"),
        () -> ports.assessments().sameAsEpisode(user, episodeId, nowMs));
  }

  @Override
  public Optional<UserId> park(ParkedWrite write, long nowMs) {
    return around(StoreCall.of("park"), () -> ports.parked().park(write, nowMs));
  }

  @Override
  public List<ParkedWrite> parkedOf(String sessionId, long nowMs) {
    return around(StoreCall.of("parkedOf"), () -> ports.parked().parkedOf(sessionId, nowMs));
  }

  @Override
  public Page<ParkedWrite> listParked(PageRequest page, long nowMs) {
    return around(StoreCall.of("listParked"), () -> ports.parked().listParked(page, nowMs));
  }

  @Override
  public Optional<ParkedWrite> findParked(String id, long nowMs) {
    return around(StoreCall.of("findParked"), () -> ports.parked().findParked(id, nowMs));
  }

  @Override
  public boolean unpark(String id) {
    return around(StoreCall.of("unpark"), () -> ports.parked().unpark(id));
  }

  @Override
  public Page<Deliverable> deliverable(PageRequest page, long nowMs) {
    return around(StoreCall.of("deliverable"), () -> ports.parked().deliverable(page, nowMs));
  }

  @Override
  public Depth depth(long nowMs) {
    return around(StoreCall.of("depth"), () -> ports.parked().depth(nowMs));
  }

  @Override
  public List<Consent> listConsents(UserId user, long nowMs) {
    return around(StoreCall.of("listConsents"), () -> ports.consents().listConsents(user, nowMs));
  }

  @Override
  public Outcome<Consent> putConsent(Write write, Consent consent) {
    return around(StoreCall.of(write), () -> ports.consents().putConsent(write, consent));
  }

  @Override
  public DeletedPage eraseUser(UserId user, int limit, @Nullable String cursor, long nowMs) {
    return around(
        new StoreCall("eraseUser", user),
        () -> ports.erasure().eraseUser(user, limit, cursor, nowMs));
  }

  @Override
  public Optional<ErasureProgress> findErasure(UserId user) {
    return around(StoreCall.of("findErasure"), () -> ports.erasure().findErasure(user));
  }

  @Override
  public boolean purgesByItself() {
    return ports.erasure().purgesByItself();
  }

  @Override
  public Residue residue() {
    return ports.erasure().residue();
  }

  @Override
  public DeletedPage eraseTables(
      UserId user, Set<MemoryTable> tables, int limit, @Nullable String cursor) {
    return around(
        new StoreCall("eraseTables", user),
        () -> ports.erasure().eraseTables(user, tables, limit, cursor));
  }

  @Override
  public DeletedPage purgeExpired(long nowMs, int limit, @Nullable String cursor) {
    return around(
        StoreCall.of("purgeExpired"), () -> ports.erasure().purgeExpired(nowMs, limit, cursor));
  }

  @Override
  public Page<ExportRecord> exportUser(UserId user, PageRequest page, long nowMs) {
    return around(StoreCall.of("exportUser"), () -> ports.exports().exportUser(user, page, nowMs));
  }

  @Override
  public List<ImportResult> importRecords(UserId user, List<ExportRecord> records, long nowMs) {
    return around(
        new StoreCall("importRecords", user),
        () -> ports.imports().importRecords(user, records, nowMs));
  }

  @Override
  public Page<KnownPerson> listPeople(@Nullable String prefix, PageRequest page) {
    return around(StoreCall.of("listPeople"), () -> ports.people().listPeople(prefix, page));
  }

  @Override
  public Map<MemoryTable, Long> countDocuments(UserId user) {
    return around(StoreCall.of("countDocuments"), () -> ports.people().countDocuments(user));
  }

  @Override
  public ContextRead readContext(ContextQuery query) {
    return around(StoreCall.of("readContext"), () -> ports.contexts().readContext(query));
  }

  @Override
  public Revision revision(UserId user) {
    return around(StoreCall.of("revision"), () -> ports.contexts().revision(user));
  }

  @Override
  public boolean isShared() {
    return ports.contexts().isShared();
  }

  @Override
  public Optional<ContextRead> stillCurrent(ContextQuery query) {
    return around(StoreCall.of("stillCurrent"), () -> ports.contexts().stillCurrent(query));
  }

  @Override
  public List<FactVector> vectors(UserId user, String model) {
    return around(StoreCall.of("vectors"), () -> ports.vectors().vectors(user, model));
  }

  @Override
  public List<FactText> withoutVector(UserId user, String model, int limit, long nowMs) {
    return around(
        StoreCall.of("withoutVector"),
        () -> ports.vectors().withoutVector(user, model, limit, nowMs));
  }

  @Override
  public int keepVectors(UserId user, List<FactVector> vectors) {
    return around(StoreCall.of("keepVectors"), () -> ports.vectors().keepVectors(user, vectors));
  }
}
