package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.DELETE_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.PATCH_FACT;
import static dev.usermemory.kernel.WriteOperation.PATCH_PREFERENCES;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.PUT_PROFILE;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GOAL;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.json.Patched;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Operations drawn at random from few names, texts and times, so that they meet: the same fact
 * again, the slot that is taken, the key that was used, the document that has just expired.
 */
final class RandomOperations {

  private static final long MINUTE_MS = 60_000;
  private static final List<String> TEXTS =
      List.of(
          "Prefers short answers.",
          "prefers  SHORT answers",
          "Lives in Zürich 🏔",
          "يعيش في القاهرة",
          "Works at night",
          "说中文");
  private static final List<String> NAMES = List.of("a", "b", "ç", "d-4");

  private final Random random;

  RandomOperations(long seed) {
    this.random = new Random(seed);
  }

  List<Operation> sequence(int length) {
    return IntStream.range(0, length).mapToObj(i -> next()).toList();
  }

  private Operation next() {
    return switch (random.nextInt(24)) {
      case 0, 1, 2, 3 -> upsertFacts();
      case 4 -> listFacts();
      case 5 -> patchFact();
      case 6 -> deleteFact();
      case 7, 8 -> ingestEpisode();
      case 9 -> deleteEpisode();
      case 10 -> addGoal();
      case 11 -> updateGoal();
      case 12 -> deleteGoal();
      case 13, 14 -> patchPreferences();
      case 15 -> putProfile();
      case 16 -> putConsent();
      case 17 -> putTrackedSkill();
      case 18 -> deleteTrackedSkill();
      case 19 -> upsertDaily();
      case 20 -> updateGamification();
      case 21, 22 -> finalizeAssessment();
      default -> erase();
    };
  }

  private Operation upsertFacts() {
    int count = 1 + random.nextInt(3);
    List<Draft> drafts = IntStream.range(0, count).mapToObj(i -> draft()).toList();
    Keys keys = keys("upsertFacts");
    return op(
        "upsertFacts " + drafts + keys,
        (store, user, nowMs) ->
            store
                .facts()
                .upsertFacts(
                    keys.write(UPSERT_FACTS, user, nowMs),
                    drafts.stream().map(d -> d.at(user, nowMs)).toList()));
  }

  private Operation listFacts() {
    var filter =
        new FactFilter(maybe(pick(FactKind.values())), maybe(pick(NAMES)), random.nextBoolean());
    return op(
        "listFacts " + filter,
        (store, user, nowMs) ->
            store.facts().listFacts(user, filter, PageRequest.first(200), nowMs));
  }

  private Operation patchFact() {
    Draft draft = draft();
    Long expiresInMs = maybe(5 * MINUTE_MS);
    Double weight = maybe(1 + random.nextInt(9) / 1.0);
    Boolean pinned = maybe(random.nextBoolean());
    Keys keys = keys("patchFact");
    return op(
        "patchFact " + draft + weight + pinned + expiresInMs + keys,
        (store, user, nowMs) -> {
          var patch = new FactPatch(null, weight, null, plus(nowMs, expiresInMs), pinned);
          return store
              .facts()
              .patchFact(
                  keys.write(PATCH_FACT, user, nowMs), draft.at(user, nowMs).factId(), patch);
        });
  }

  private Operation deleteFact() {
    Draft draft = draft();
    Keys keys = keys("deleteFact");
    return op(
        "deleteFact " + draft + keys,
        (store, user, nowMs) ->
            store
                .facts()
                .deleteFact(keys.write(DELETE_FACT, user, nowMs), draft.at(user, nowMs).factId()));
  }

  private Operation ingestEpisode() {
    String id = pick(NAMES);
    String summary = pick(TEXTS);
    String session = maybe(pick(NAMES));
    Long expiresInMs = maybe(5 * MINUTE_MS);
    Keys keys = keys("ingestEpisode");
    return op(
        "ingestEpisode " + id + summary + session + expiresInMs + keys,
        (store, user, nowMs) ->
            store
                .episodes()
                .ingestEpisode(
                    keys.write(INGEST_EPISODE, user, nowMs),
                    episode(id, session, summary, nowMs, plus(nowMs, expiresInMs))));
  }

  private Operation deleteEpisode() {
    String id = pick(NAMES);
    return op(
        "deleteEpisode " + id,
        (store, user, nowMs) ->
            store.episodes().deleteEpisode(Write.of(user, DELETE_EPISODE, nowMs), id));
  }

  private Operation addGoal() {
    String id = pick(NAMES);
    String description = maybe(pick(TEXTS));
    GoalStatus status = pick(GoalStatus.values());
    Keys keys = keys("addGoal");
    return op(
        "addGoal " + id + status + keys,
        (store, user, nowMs) ->
            store
                .goals()
                .addGoal(
                    keys.write(ADD_GOAL, user, nowMs),
                    new Goal(id, "Title", description, status, null, List.of("t"), nowMs, nowMs)));
  }

  private Operation updateGoal() {
    String id = pick(NAMES);
    var patch =
        new GoalPatch(
            given("Other title"),
            random.nextBoolean() ? new Patched.Cleared<>() : new Patched.Absent<>(),
            given(pick(GoalStatus.values())),
            given(1_900_000_000_000L),
            new Patched.Absent<>());
    return op(
        "updateGoal " + id + patch,
        (store, user, nowMs) ->
            store.goals().updateGoal(Write.of(user, UPDATE_GOAL, nowMs), id, patch));
  }

  private Operation deleteGoal() {
    String id = pick(NAMES);
    Keys keys = keys("deleteGoal");
    return op(
        "deleteGoal " + id + keys,
        (store, user, nowMs) -> store.goals().deleteGoal(keys.write(DELETE_GOAL, user, nowMs), id));
  }

  private Operation patchPreferences() {
    var patch = new HashMap<String, @Nullable Object>();
    patch.put(pick(List.of("tone", "ttsVoice", "language")), maybe("warm"));
    if (random.nextBoolean()) {
      patch.put("verbosity", maybe("high"));
    }
    if (random.nextBoolean()) {
      var extra = new HashMap<String, @Nullable Object>();
      extra.put(pick(List.of("$ref", "_x", "größe")), maybe(1 + random.nextInt(3)));
      extra.put("nested", Map.of("list", List.of(1, "two", true)));
      patch.put("extra", maybe(extra));
    }
    Precondition precondition =
        random.nextInt(4) == 0 ? new Precondition.Exists() : Precondition.NONE;
    return op(
        "patchPreferences " + patch + precondition,
        (store, user, nowMs) ->
            store
                .preferences()
                .patchPreferences(Write.of(user, PATCH_PREFERENCES, nowMs), patch, precondition));
  }

  private Operation putProfile() {
    var profile = new Profile(maybe(pick(TEXTS)), maybe("a@example.org"), null, null, 0, 0);
    Precondition precondition =
        random.nextInt(4) == 0 ? new Precondition.UpdatedAt(17) : Precondition.NONE;
    return op(
        "putProfile " + profile + precondition,
        (store, user, nowMs) ->
            store.profiles().putProfile(Write.of(user, PUT_PROFILE, nowMs), profile, precondition));
  }

  private Operation putConsent() {
    String name = pick(List.of(Gate.MEMORY.consent(), Gate.PROGRESS.consent(), "newsletter"));
    boolean granted = random.nextInt(3) > 0;
    Long expiresInMs = maybe(3 * MINUTE_MS);
    return op(
        "putConsent " + name + granted + expiresInMs,
        (store, user, nowMs) ->
            store
                .consents()
                .putConsent(
                    Write.of(user, PUT_CONSENT, nowMs),
                    new Consent(
                        name, granted, null, "v1", nowMs, nowMs, plus(nowMs, expiresInMs))));
  }

  private Operation putTrackedSkill() {
    String id = pick(NAMES);
    int order = 1 + random.nextInt(3);
    Boolean active = maybe(random.nextBoolean());
    return op(
        "putTrackedSkill " + id + order + active,
        (store, user, nowMs) ->
            store
                .trackedSkills()
                .putTrackedSkill(
                    Write.of(user, PUT_TRACKED_SKILL, nowMs),
                    new TrackedSkill(id, 6.5, order, active, nowMs, nowMs)));
  }

  private Operation deleteTrackedSkill() {
    String id = pick(NAMES);
    return op(
        "deleteTrackedSkill " + id,
        (store, user, nowMs) ->
            store
                .trackedSkills()
                .deleteTrackedSkill(Write.of(user, DELETE_TRACKED_SKILL, nowMs), id));
  }

  private Operation upsertDaily() {
    DailyRollup added = rollup(pick(NAMES));
    Keys keys = keys("upsertDaily");
    return op(
        "upsertDaily " + added + keys,
        (store, user, nowMs) ->
            store.progress().upsertDaily(keys.write(UPSERT_DAILY, user, nowMs), added));
  }

  private Operation updateGamification() {
    GamificationUpdate update = activity();
    Keys keys = keys("updateGamification");
    return op(
        "updateGamification " + update + keys,
        (store, user, nowMs) ->
            store
                .gamification()
                .updateGamification(keys.write(UPDATE_GAMIFICATION, user, nowMs), update));
  }

  private Operation finalizeAssessment() {
    String session = pick(NAMES);
    String id = pick(NAMES);
    List<Draft> drafts = List.of(draft(), draft());
    List<DailyRollup> rollups = List.of(rollup(pick(NAMES)));
    GamificationUpdate activity = activity();
    Keys keys = keys("finalizeAssessment");
    return op(
        "finalize " + session + id + drafts + rollups + activity + keys,
        (store, user, nowMs) ->
            store
                .assessments()
                .finalizeAssessment(
                    keys.write(FINALIZE_ASSESSMENT, user, nowMs),
                    new Finalization(
                        user.value() + session,
                        episode("fin-" + id, user.value() + session, "Done", nowMs, null),
                        drafts.stream().map(d -> d.at(user, nowMs)).toList(),
                        rollups,
                        activity)));
  }

  private Operation erase() {
    int limit = 1 + random.nextInt(4);
    return op(
        "eraseUser " + limit,
        (store, user, nowMs) -> {
          boolean more = true;
          while (more) {
            more = store.erasure().eraseUser(user, limit).more();
          }
          return "erased";
        });
  }

  /** Everything that a caller can see of a user. */
  static Map<String, Object> everything(StoreUnderTest store, UserId user, long nowMs) {
    var page = PageRequest.first(200);
    var query = new ContextQuery(user, user.value() + "a", "short answers", 200, 50, null, nowMs);
    var all = new HashMap<String, Object>();
    all.put("facts", store.facts().listFacts(user, new FactFilter(null, null, true), page, nowMs));
    all.put("episodes", store.episodes().listEpisodes(user, page, nowMs));
    all.put("goals", store.goals().listGoals(user, null));
    all.put("preferences", store.preferences().findPreferences(user));
    all.put("profile", store.profiles().findProfile(user));
    all.put("consents", store.consents().listConsents(user, nowMs));
    all.put("skills", store.trackedSkills().listTrackedSkills(user));
    all.put("daily", store.progress().listDaily(user, "20250101", "20271231", null, page, nowMs));
    all.put("gamification", store.gamification().findGamification(user, nowMs));
    all.put("export", exported(store, user, nowMs));
    ContextRead context = store.contexts().readContext(query);
    all.put("context", Objects.requireNonNull(context.snapshot()));
    all.put("context flags", List.of(context.consented(), context.sessionBound()));
    return all;
  }

  /** Without the revision, whose value is each store's own affair. */
  private static List<ExportRecord> exported(StoreUnderTest store, UserId user, long nowMs) {
    return store.export().exportUser(user, PageRequest.first(200), nowMs).items().stream()
        .filter(record -> record.table() != MemoryTable.REVISIONS)
        .toList();
  }

  private Operation op(String description, Operation.Call call) {
    return new Operation(description, random.nextInt(3) * MINUTE_MS, call);
  }

  private DailyRollup rollup(String skill) {
    int samples = random.nextInt(3);
    return new DailyRollup(
        "2026112" + random.nextInt(3),
        skill,
        samples,
        samples * 6.1,
        random.nextInt(50),
        List.of(pick(NAMES)),
        List.of(),
        random.nextInt(9),
        0,
        random.nextInt(3) * 0.001,
        12,
        1_700_000_000_000L);
  }

  private GamificationUpdate activity() {
    return new GamificationUpdate(
        random.nextInt(300) - 50,
        List.of(pick(NAMES)),
        "2026112" + random.nextInt(5),
        maybe("season-" + random.nextInt(2)));
  }

  private Draft draft() {
    return new Draft(
        pick(FactKind.values()),
        pick(TEXTS),
        List.of(pick(NAMES)),
        maybe(pick(NAMES)),
        1 + random.nextInt(90) / 10.0,
        random.nextInt(3) * MINUTE_MS,
        maybe(4 * MINUTE_MS),
        random.nextInt(3) == 0 ? pick(NAMES) : null,
        random.nextInt(6) == 0);
  }

  /** As the service makes them: a hash is that of one kind of request. */
  private Keys keys(String operation) {
    return new Keys(
        random.nextInt(3) == 0 ? "key-" + random.nextInt(3) : null, operation + random.nextInt(2));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> Patched<T> given(T value) {
    return random.nextBoolean() ? new Patched.Set<>(value) : new Patched.Absent<>();
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  private static @Nullable Long plus(long nowMs, @Nullable Long ms) {
    return ms == null ? null : Long.valueOf(nowMs + ms);
  }

  private static Episode episode(
      String id, @Nullable String session, String summary, long nowMs, @Nullable Long expiresAtMs) {
    var highlight = new Highlight("feedback", "Speak slower", "a", 0.5);
    return new Episode(id, session, "g", summary, List.of(highlight), 0, 3, nowMs, expiresAtMs);
  }

  /** An idempotency key, or none. */
  private record Keys(@Nullable String key, String hash) {

    Write write(WriteOperation operation, UserId user, long nowMs) {
      return new Write(
          user, operation, nowMs, key == null ? List.of() : List.of(new IdempotencyKey(key, hash)));
    }
  }

  /** A fact draft but for user and time. */
  private record Draft(
      FactKind kind,
      String text,
      List<String> tags,
      @Nullable String skillId,
      double weight,
      long agoMs,
      @Nullable Long expiresInMs,
      @Nullable String slot,
      boolean pinned) {

    FactDraft at(UserId user, long nowMs) {
      return new FactDraft(
          FactIds.of(user, kind, skillId, text),
          kind,
          text,
          tags,
          skillId,
          weight,
          kind.defaultDecayMs(),
          nowMs - agoMs,
          plus(nowMs, expiresInMs),
          "api",
          null,
          slot,
          pinned);
    }
  }
}
