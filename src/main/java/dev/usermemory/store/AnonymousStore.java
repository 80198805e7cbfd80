package dev.usermemory.store;

import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.context.embedding.FactText;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.kernel.AnonymousUsers;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.SameAssessment;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.session.SessionBinding;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ImportResult;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers nothing of people who are nobody in particular, and tells nothing of them either: an
 * older version may have kept what strangers said under one id. Erasing and exporting that is left
 * to operators.
 */
final class AnonymousStore extends ForwardingStore {

  private static final Gamification NO_STANDING = Gamification.NONE;

  private final AnonymousUsers anonymous;

  AnonymousStore(MemoryStore store, AnonymousUsers anonymous) {
    super(store);
    this.anonymous = anonymous;
  }

  /** Every {@code Write} returns an {@link Outcome}. */
  @Override
  @SuppressWarnings("unchecked")
  protected <T extends @Nullable Object> T around(StoreCall call, Supplier<T> operation) {
    UserId user = call.writesTo();
    return user != null && anonymous.contains(user) ? (T) new Outcome.Nobody<>() : operation.get();
  }

  @Override
  public boolean touchSession(UserId user, String sessionId, long nowMs) {
    return !anonymous.contains(user) && super.touchSession(user, sessionId, nowMs);
  }

  /** Callers ask {@link AnonymousUsers} first and say why. */
  @Override
  public SessionBinding bindSession(UserId user, String sessionId, boolean move, long nowMs) {
    return anonymous.contains(user)
        ? new SessionBinding(SessionBinding.Bound.TAKEN, false)
        : super.bindSession(user, sessionId, move, nowMs);
  }

  @Override
  public Optional<AssessmentSubject> findSubject(
      String sessionId, @Nullable UserId given, long nowMs) {
    return given != null && anonymous.contains(given)
        ? Optional.of(new AssessmentSubject(given, List.of(), null, List.of()))
        : super.findSubject(sessionId, given, nowMs);
  }

  @Override
  public List<ImportResult> importRecords(UserId user, List<ExportRecord> records, long nowMs) {
    if (anonymous.contains(user)) {
      throw new InvalidValueException("userId", "stands for nobody, so that nothing is stored");
    }
    return super.importRecords(user, records, nowMs);
  }

  @Override
  public ContextRead readContext(ContextQuery query) {
    return anonymous.contains(query.userId()) ? nothing() : super.readContext(query);
  }

  @Override
  public Optional<ContextRead> stillCurrent(ContextQuery query) {
    return anonymous.contains(query.userId()) ? Optional.empty() : super.stillCurrent(query);
  }

  @Override
  public List<FactVector> vectors(UserId user, String model) {
    return anonymous.contains(user) ? List.of() : super.vectors(user, model);
  }

  @Override
  public List<FactText> withoutVector(UserId user, String model, int limit, long nowMs) {
    return anonymous.contains(user) ? List.of() : super.withoutVector(user, model, limit, nowMs);
  }

  @Override
  public int keepVectors(UserId user, List<FactVector> vectors) {
    return anonymous.contains(user) ? 0 : super.keepVectors(user, vectors);
  }

  @Override
  public Revision revision(UserId user) {
    return anonymous.contains(user) ? Revision.NONE : super.revision(user);
  }

  /** Its session counts as bound, so that nobody tries to. */
  private static ContextRead nothing() {
    return new ContextRead(Revision.NONE, true, true, ContextSnapshot.EMPTY);
  }

  @Override
  public Outcome<Page<Fact>> listFacts(
      UserId user, FactFilter filter, PageRequest page, long nowMs) {
    return anonymous.contains(user) ? noPage() : super.listFacts(user, filter, page, nowMs);
  }

  @Override
  public Outcome<List<Fact>> factHistory(UserId user, String factId, long nowMs) {
    return anonymous.contains(user)
        ? Outcome.done(List.of())
        : super.factHistory(user, factId, nowMs);
  }

  @Override
  public Outcome<SameAssessment> sameAsFact(UserId user, String factId, long nowMs) {
    return anonymous.contains(user)
        ? Outcome.done(SameAssessment.NONE)
        : super.sameAsFact(user, factId, nowMs);
  }

  @Override
  public Outcome<SameAssessment> sameAsEpisode(UserId user, String episodeId, long nowMs) {
    return anonymous.contains(user)
        ? Outcome.done(SameAssessment.NONE)
        : super.sameAsEpisode(user, episodeId, nowMs);
  }

  @Override
  public Outcome<Page<Episode>> listEpisodes(UserId user, PageRequest page, long nowMs) {
    return anonymous.contains(user) ? noPage() : super.listEpisodes(user, page, nowMs);
  }

  @Override
  public List<Goal> listGoals(UserId user, @Nullable GoalStatus status) {
    return anonymous.contains(user) ? List.of() : super.listGoals(user, status);
  }

  @Override
  public Optional<Preferences> findPreferences(UserId user) {
    return anonymous.contains(user) ? Optional.empty() : super.findPreferences(user);
  }

  @Override
  public Optional<Profile> findProfile(UserId user) {
    return anonymous.contains(user) ? Optional.empty() : super.findProfile(user);
  }

  @Override
  public List<TrackedSkill> listTrackedSkills(UserId user) {
    return anonymous.contains(user) ? List.of() : super.listTrackedSkills(user);
  }

  @Override
  public Outcome<Page<DailyRollup>> listDaily(
      UserId user, String from, String to, @Nullable String skillId, PageRequest page, long nowMs) {
    return anonymous.contains(user)
        ? noPage()
        : super.listDaily(user, from, to, skillId, page, nowMs);
  }

  @Override
  public Outcome<Gamification> findGamification(UserId user, long nowMs) {
    return anonymous.contains(user)
        ? Outcome.done(NO_STANDING)
        : super.findGamification(user, nowMs);
  }

  @Override
  public List<Consent> listConsents(UserId user, long nowMs) {
    return anonymous.contains(user) ? List.of() : super.listConsents(user, nowMs);
  }

  private static <T> Outcome<Page<T>> noPage() {
    return Outcome.done(new Page<>(List.of(), null));
  }
}
