package dev.usermemory.contract.random;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.privacy.transfer.ExportRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything that a caller can see of a user. */
final class VisibleMemory {

  private static final PageRequest PAGE = PageRequest.first(200);

  private VisibleMemory() {}

  static Map<String, Object> of(StoreUnderTest store, UserId user, long nowMs) {
    var query = new ContextQuery(user, user.value() + "a", "short answers", 200, 50, null, nowMs);
    var all = new HashMap<String, Object>();
    all.put("facts", store.facts().listFacts(user, FactFilter.of(null, null, true), PAGE, nowMs));
    all.put("episodes", store.episodes().listEpisodes(user, PAGE, nowMs));
    all.put("goals", store.goals().listGoals(user, null));
    all.put("preferences", store.preferences().findPreferences(user));
    all.put( // with the members of extra in their order
        "preferences as text", String.valueOf(store.preferences().findPreferences(user)));
    all.put("profile", store.profiles().findProfile(user));
    all.put("consents", store.consents().listConsents(user, nowMs));
    all.put("skills", store.trackedSkills().listTrackedSkills(user));
    all.put("daily", store.progress().listDaily(user, "20250101", "20271231", null, PAGE, nowMs));
    all.put("gamification", store.gamification().findGamification(user, nowMs));
    all.put("export", exported(store, user, nowMs));
    all.put(
        "vectors",
        VectorOperations.MODELS.stream()
            .map(model -> store.vectors().vectors(user, model))
            .toList());
    ContextRead context = store.contexts().readContext(query);
    all.put("context", Objects.requireNonNull(context.snapshot()));
    all.put("context flags", List.of(context.consented(), context.sessionBound()));
    return all;
  }

  /** Without the revision, whose value is each store's own affair. */
  static List<ExportRecord> exported(StoreUnderTest store, UserId user, long nowMs) {
    return store.export().exportUser(user, PAGE, nowMs).items().stream()
        .filter(record -> record.table() != MemoryTable.REVISIONS)
        .toList();
  }
}
