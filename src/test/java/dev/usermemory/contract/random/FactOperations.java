package dev.usermemory.contract.random;

import static dev.usermemory.kernel.WriteOperation.CORRECT_FACT;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.FORGET_FACT;
import static dev.usermemory.kernel.WriteOperation.PATCH_FACT;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;

import dev.usermemory.kernel.PageRequest;
import dev.usermemory.memory.fact.FactCorrection;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactPatch;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

record FactOperations(Draw draw) implements Operations {

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(
        this::upsert,
        this::upsert,
        this::upsert,
        this::upsert,
        this::list,
        this::patch,
        this::correct,
        this::correct,
        this::history,
        this::forget,
        this::delete);
  }

  private Operation upsert() {
    List<Draft> drafts =
        IntStream.range(0, 1 + draw.below(3)).mapToObj(i -> Draft.of(draw)).toList();
    Keys keys = draw.keys(UPSERT_FACTS);
    return draw.op(
        "upsertFacts " + drafts + keys,
        (store, user, nowMs) ->
            store
                .facts()
                .upsertFacts(
                    keys.write(user, nowMs), drafts.stream().map(d -> d.at(user, nowMs)).toList()));
  }

  private Operation list() {
    var filter =
        FactFilter.of(
            draw.maybe(draw.pick(FactKind.values())), draw.maybe(draw.name()), draw.coin());
    return draw.op(
        "listFacts " + filter,
        (store, user, nowMs) ->
            store.facts().listFacts(user, filter, PageRequest.first(200), nowMs));
  }

  private Operation patch() {
    Draft draft = Draft.of(draw);
    Long expiresInMs = draw.maybe(5 * Draw.MINUTE_MS);
    Double weight = draw.maybe(1.0 + draw.below(9));
    Boolean pinned = draw.maybe(draw.coin());
    Keys keys = draw.keys(PATCH_FACT);
    return draw.op(
        "patchFact " + draft + weight + pinned + expiresInMs + keys,
        (store, user, nowMs) ->
            store
                .facts()
                .patchFact(
                    keys.write(user, nowMs),
                    draft.id(user),
                    new FactPatch(null, weight, null, Draw.plus(nowMs, expiresInMs), pinned)));
  }

  private Operation correct() {
    Draft draft = Draft.of(draw);
    String text = Draft.of(draw).text();
    Boolean pinned = draw.maybe(draw.coin());
    Keys keys = draw.keys(CORRECT_FACT);
    return draw.op(
        "correctFact " + draft + text + pinned + keys,
        (store, user, nowMs) ->
            store
                .facts()
                .correctFact(
                    keys.write(user, nowMs),
                    draft.id(user),
                    new FactCorrection(
                        text,
                        new FactPatch(null, null, null, null, pinned),
                        nowMs + 9 * Draw.MINUTE_MS)));
  }

  private Operation history() {
    Draft draft = Draft.of(draw);
    return draw.op(
        "factHistory " + draft,
        (store, user, nowMs) -> store.facts().factHistory(user, draft.id(user), nowMs));
  }

  private Operation forget() {
    Draft draft = Draft.of(draw);
    Keys keys = draw.keys(FORGET_FACT);
    return draw.op(
        "forgetFact " + draft + keys,
        (store, user, nowMs) ->
            store.assessments().forgetFact(keys.write(user, nowMs), draft.id(user)));
  }

  private Operation delete() {
    Draft draft = Draft.of(draw);
    Keys keys = draw.keys(DELETE_FACT);
    return draw.op(
        "deleteFact " + draft + keys,
        (store, user, nowMs) -> store.facts().deleteFact(keys.write(user, nowMs), draft.id(user)));
  }
}
