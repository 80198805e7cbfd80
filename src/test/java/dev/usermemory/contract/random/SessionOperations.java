package dev.usermemory.contract.random;

import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.function.Supplier;

/** Sessions, which have the user's name in theirs, and assessments, which end one. */
record SessionOperations(Draw draw) implements Operations {

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(
        this::touch, this::touch, this::isBound, this::findSubject, this::finish, this::finish);
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

  private Operation finish() {
    String session = draw.name();
    String id = draw.name();
    List<Draft> drafts = List.of(Draft.of(draw), Draft.of(draw));
    DailyRollup rollup = ProgressOperations.rollup(draw);
    GamificationUpdate activity = ProgressOperations.activity(draw);
    Keys keys = draw.keys(FINALIZE_ASSESSMENT);
    return draw.op(
        "finalize " + session + id + drafts + rollup + activity + keys,
        (store, user, nowMs) -> {
          String sessionId = user.value() + session;
          var finalization =
              new Finalization(
                  sessionId,
                  EpisodeOperations.episode("fin-" + id, sessionId, "Done", nowMs, null),
                  drafts.stream().map(draft -> draft.at(user, nowMs)).toList(),
                  List.of(rollup),
                  activity);
          return store.assessments().finalizeAssessment(keys.write(user, nowMs), finalization);
        });
  }
}
