package dev.usermemory.assessment;

import dev.usermemory.delivery.Parking;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.CallerZone;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import dev.usermemory.memory.AssessmentOrigins;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.SameAssessment;
import dev.usermemory.progress.ActivityDays;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes finished assessments into memory, each once. */
@Service
public class AssessmentService implements AssessmentOrigins {

  private final AssessmentStore store;
  private final FinalizationComposer composer;
  private final ActivityDays days;
  private final Parking parking;
  private final Deferral deferral;
  private final Clock clock;
  private final Writes writes;

  AssessmentService(
      AssessmentStore store,
      AssessmentProperties properties,
      Retention retention,
      ActivityDays days,
      Parking parking,
      Deferral deferral,
      Clock clock) {
    this.store = store;
    this.composer = new FinalizationComposer(properties.skillHashSalt(), retention);
    this.days = days;
    this.parking = parking;
    this.deferral = deferral;
    this.clock = clock;
    this.writes = new Writes(clock);
  }

  /**
   * Stores what an assessment leaves, once for its session, group and content; other content takes
   * the place of what was there. One read, then one write. While nobody says whose it is, it is
   * parked.
   *
   * @param caller whose assessment it is when it does not say so itself; null leaves it to the
   *     session
   */
  public Outcome<FinishedAssessment> finish(
      @Nullable UserId caller, CallerKey key, CallerZone callerZone, Assessment assessment) {
    UserId given = assessment.userId() != null ? assessment.userId() : caller;
    var reported = new ReportedAssessment(assessment, callerZone.given());
    return deferral.doOrDefer(
        new Deferrable(
            WriteOperation.FINALIZE_ASSESSMENT, given, assessment.sessionId(), key, reported),
        keyNow -> finishNow(given, keyNow, reported));
  }

  /** The same without deferring it; it is parked while it is unknown whose session it is. */
  Outcome<FinishedAssessment> finishNow(
      @Nullable UserId given, CallerKey key, ReportedAssessment reported) {
    return subject(given, reported)
        .map(subject -> finishFor(subject, key, reported))
        .orElseGet(() -> park(key, reported));
  }

  private Outcome<FinishedAssessment> park(CallerKey key, ReportedAssessment reported) {
    return parking.doOrPark(
        new Deferrable(
            WriteOperation.FINALIZE_ASSESSMENT,
            null,
            reported.assessment().sessionId(),
            key,
            reported),
        owner -> finishFor(subject(owner, reported).orElseThrow(), key, reported));
  }

  private Outcome<FinishedAssessment> finishFor(
      AssessmentSubject subject, CallerKey key, ReportedAssessment reported) {
    Assessment assessment = reported.assessment();
    ZoneId zone = ActivityDays.zoneOf(reported.zone(), subject.timeZone());
    Write write =
        writes.begin(
            subject.userId(), key, WriteOperation.FINALIZE_ASSESSMENT, List.of(), assessment);
    try {
      return store
          .finalizeAssessment(write, compose(assessment, subject, zone, write))
          .map(result -> FinishedAssessment.of(result, days.today(zone)));
    } catch (ConflictException _) { // it speaks of requests in general
      throw new ConflictException("The Idempotency-Key was already used for another assessment.");
    }
  }

  private Finalization compose(
      Assessment assessment, AssessmentSubject subject, ZoneId zone, Write write) {
    long takenAtMs = write.acceptedAtMs();
    String day = days.activityDay("date", assessment.date(), takenAtMs, zone);
    long atMs = ActivityDays.momentOf(day, zone, takenAtMs);
    return composer.compose(assessment, day, subject, atMs, takenAtMs);
  }

  private Optional<AssessmentSubject> subject(@Nullable UserId given, ReportedAssessment reported) {
    return store.findSubject(reported.assessment().sessionId(), given, clock.millis());
  }

  /** Takes back all that a session left, see {@link AssessmentStore#forgetSession}. */
  public Outcome<Forgotten> forgetSession(UserId user, CallerKey key, String sessionId) {
    return store.forgetSession(
        writes.begin(user, key, WriteOperation.FORGET_SESSION, List.of(sessionId), null),
        sessionId);
  }

  @Override
  public Outcome<?> forgetAssessments(UserId user, CallerKey key, String sessionId) {
    Write write =
        writes.begin(user, key, WriteOperation.FORGET_ASSESSMENT, List.of(sessionId), null);
    return store.forgetAssessment(write, sessionId, null);
  }

  @Override
  public Outcome<Boolean> forgetFact(UserId user, CallerKey key, String factId) {
    return store.forgetFact(
        writes.begin(user, key, WriteOperation.FORGET_FACT, List.of(factId), null), factId);
  }

  @Override
  public Outcome<SameAssessment> sameAsFact(UserId user, String factId) {
    return store.sameAsFact(user, factId, clock.millis());
  }

  @Override
  public Outcome<SameAssessment> sameAsEpisode(UserId user, String episodeId) {
    return store.sameAsEpisode(user, episodeId, clock.millis());
  }
}
