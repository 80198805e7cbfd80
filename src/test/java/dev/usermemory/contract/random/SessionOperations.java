package dev.usermemory.contract.random;

import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_SESSION;
import static dev.usermemory.kernel.WriteOperation.SUMMARISE_SESSION;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.assessment.Verdict;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactOrigins;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.function.Supplier;

/** Sessions, which have the user's name in theirs, and assessments, which end one. */
record SessionOperations(Draw draw) implements Operations {

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(
        this::touch,
        this::isBound,
        this::findSubject,
        this::finish,
        this::finish,
        this::finish,
        this::summarise,
        this::summarise,
        this::forget,
        this::forgetSession);
  }

  private Operation touch() {
    String name = draw.name();
    return draw.op(
        "touchSession " + name,
        (store, user, nowMs) -> {
          store.sessions().touchSession(user, user.value() + name, nowMs);
          return "touched";
        });
  }

  /** The session may be the partner's. */
  private Operation isBound() {
    String name = draw.name();
    boolean own = draw.coin();
    return draw.op(
        "sessionBound " + name + own,
        (store, user, nowMs) -> {
          String session = (own ? user : Partner.of(user)).value() + name;
          var query = new ContextQuery(user, session, null, 1, 1, null, nowMs);
          return store.contexts().readContext(query).sessionBound();
        });
  }

  private Operation findSubject() {
    String name = draw.name();
    return draw.op(
        "findSubject " + name,
        (store, user, nowMs) -> store.assessments().findSubject(user.value() + name, null, nowMs));
  }

  private Operation forget() {
    String session = draw.name();
    String id = draw.name();
    Keys keys = draw.keys(FORGET_ASSESSMENT);
    return draw.op(
        "forget " + session + id + keys,
        (store, user, nowMs) ->
            store
                .assessments()
                .forgetAssessment(keys.write(user, nowMs), user.value() + session, "g" + id));
  }

  private Operation forgetSession() {
    String session = draw.name();
    Keys keys = draw.keys(FORGET_SESSION);
    return draw.op(
        "forgetSession " + session + keys,
        (store, user, nowMs) ->
            store.assessments().forgetSession(keys.write(user, nowMs), user.value() + session));
  }

  private Operation summarise() {
    String session = draw.name();
    String text = draw.text();
    long version = draw.below(4);
    long back = draw.below(3);
    Keys keys = draw.keys(SUMMARISE_SESSION);
    return draw.op(
        "summarise " + session + text + version + back + keys,
        (store, user, nowMs) ->
            store
                .episodes()
                .summariseSession(
                    keys.write(user, nowMs),
                    SessionPart.digest(
                        user.value() + session, text, version, nowMs - back, nowMs + 50)));
  }

  private static FactDraft[] said(
      List<Draft> drafts, UserId user, long nowMs, String session, String group) {
    String origin = FactOrigins.ofAssessment(session, group);
    return drafts.stream()
        .map(draft -> draft.at(user, nowMs))
        .map(d ->
            new FactDraft(
                d.factId(),
                d.kind(),
                d.text(),
                d.tags(),
                d.skillId(),
                d.weight(),
                d.decayMs(),
                d.createdAtMs(),
                d.expiresAtMs(),
                d.source(),
                session,
                d.slot(),
                d.pinned(),
                d.recordedAtMs(),
                origin))
        .toArray(FactDraft[]::new);
  }

  private Operation finish() {
    String session = draw.name();
    String id = draw.name();
    String content = draw.name();
    Long revision = draw.coin() ? null : Long.valueOf(draw.below(3));
    Verdict verdict = draw.pick(Verdict.values());
    List<Draft> drafts = List.of(Draft.of(draw), Draft.of(draw));
    DailyRollup rollup = ProgressOperations.rollup(draw);
    GamificationUpdate activity = ProgressOperations.activity(draw);
    Keys keys = draw.keys(FINALIZE_ASSESSMENT);
    return draw.op(
        "finalize "
            + session
            + id
            + content
            + revision
            + verdict
            + drafts
            + rollup
            + activity
            + keys,
        (store, user, nowMs) -> {
          String sessionId = user.value() + session;
          Finalization finalization =
              new SampleFinalization(sessionId, "g" + id)
                  .hash(content)
                  .revision(revision)
                  .verdict(verdict)
                  .part("Done " + content, nowMs, null)
                  .facts(said(drafts, user, nowMs, sessionId, "g" + id))
                  .rollups(rollup)
                  .activity(activity)
                  .build();
          return store.assessments().finalizeAssessment(keys.write(user, nowMs), finalization);
        });
  }
}
