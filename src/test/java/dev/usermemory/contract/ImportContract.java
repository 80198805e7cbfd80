package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportedRevision;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import dev.usermemory.privacy.transfer.ImportResult.Failed;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.DayRun;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was exported can be brought back, or to another store. */
abstract class ImportContract extends StoreAspect {

  private static final String CALENDAR = "must be a day of the calendar as YYYYMMDD";

  ImportContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private List<ExportRecord> export() {
    return store.export().exportUser(user, PageRequest.first(200), NOW).items();
  }

  private void eraseAll() {
    while (store.erasure().eraseUser(user, 100, NOW).more()) {}
  }

  private static ExportRecord skill(String id, int order) {
    return new ExportRecord(
        MemoryTable.TRACKED_SKILLS, new TrackedSkill(id, 5, order, true, NOW - 9, NOW - 5));
  }

  @Test
  void import_ofAnErasedUser_restoresEverything() {
    List<ExportRecord> documents = new Memory(store, user, "word").fill();
    List<ExportRecord> exported = export();
    eraseAll();
    assertThat(store.imports().importRecords(user, exported, NOW))
        .isEqualTo(Collections.nCopies(exported.size(), Change.CREATED));
    assertThat(export().subList(0, documents.size())).isEqualTo(documents);
  }

  @Test
  void import_again_changesNothing() {
    new Memory(store, user, "word").fill();
    List<ExportRecord> exported = export();
    eraseAll();
    store.imports().importRecords(user, exported, NOW);
    List<ExportRecord> restored = export();
    assertThat(store.imports().importRecords(user, exported, NOW))
        .isEqualTo(Collections.nCopies(exported.size(), Change.UNCHANGED));
    assertThat(export()).isEqualTo(restored);
  }

  @Test
  void import_ofAnotherVersion_replacesItWhole() {
    store.imports().importRecords(user, List.of(skill("talk", 1)), NOW);
    assertThat(store.imports().importRecords(user, List.of(skill("talk", 2)), NOW))
        .containsExactly(Change.UPDATED);
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .containsExactly(new TrackedSkill("talk", 5, 2, true, NOW - 9, NOW - 5));
  }

  @Test
  void import_thatARuleRefuses_failsWithoutTheOthers() {
    List<ExportRecord> skills =
        List.of(skill("a", 1), skill("b", 1), skill("c", 2), skill("d", 3), skill("e", 1));
    assertThat(store.imports().importRecords(user, skills, NOW))
        .containsExactly(
            Change.CREATED,
            new Failed("Another tracked skill has this order."),
            Change.CREATED,
            Change.CREATED,
            new Failed("At most 3 skills are tracked; remove one first."));
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .extracting(TrackedSkill::skillId)
        .containsExactly("a", "c", "d");
  }

  @Test
  void import_ofWhatHasExpired_isLeftOut() {
    var expired = new ExportRecord(MemoryTable.FACTS, fact("old").expires(NOW).draft().toFact());
    assertThat(store.imports().importRecords(user, List.of(expired), NOW))
        .containsExactly(Change.UNCHANGED);
    assertThat(export()).isEmpty();
  }

  @Test
  void import_ofASessionThatIsAnothersNow_fails() {
    String session = unique("session");
    UserId other = newUser();
    store.sessions().touchSession(other, session, NOW);
    var record =
        new ExportRecord(MemoryTable.SESSIONS, new ExportedSession(session, NOW, NOW + DAY));
    assertThat(store.imports().importRecords(user, List.of(record), NOW))
        .containsExactly(new Failed("The session has become another user's."));
    assertThat(store.assessments().findSubject(session, null, NOW).orElseThrow().userId())
        .isEqualTo(other);
  }

  @Test
  void repetition_ofAWriteWhoseKeyWasImported_isAConflictAndCountsNothing() {
    var write =
        new Write(user, UPDATE_GAMIFICATION, NOW, List.of(new IdempotencyKey("key", "hash")));
    var activity = new GamificationUpdate(5, List.of(), "20251009", null);
    store.gamification().updateGamification(write, activity);
    List<ExportRecord> exported = export();
    eraseAll();
    store.imports().importRecords(user, exported, NOW);
    assertThatThrownBy(() -> store.gamification().updateGamification(write, activity))
        .isInstanceOf(ConflictException.class);
    assertThat(done(store.gamification().findGamification(user, NOW)).xpTotal()).isEqualTo(5);
  }

  /** One fault of each kind; {@code documents.json} has them all. */
  static Stream<Arguments> noDocuments() {
    return Stream.of(
        arguments(goal(""), "data.goalId: must not be empty"),
        arguments(daily("20260230", "talk"), "data.dateYYYYMMDD: " + CALENDAR),
        arguments(standing(3, "00000000"), "data.lastActivityYYYYMMDD: " + CALENDAR),
        arguments(standing(3, ""), "data.lastActivityYYYYMMDD: " + CALENDAR),
        arguments(
            standing(Integer.MAX_VALUE, "20251008"), "data.streakDays: must be at most 3652059"),
        arguments(
            scored(Double.NEGATIVE_INFINITY), "data.highlights.scoreDelta: must be -10 to 10"),
        arguments(scored(Double.NaN), "data.highlights.scoreDelta: must be -10 to 10"),
        arguments(
            preferences(Map.of("a", Double.POSITIVE_INFINITY)),
            "data.extra: has a number out of range"),
        arguments(
            new ExportRecord(MemoryTable.REVISIONS, new ExportedRevision(Long.MAX_VALUE)),
            "data.revision: must be at most 253402300799999"));
  }

  @ParameterizedTest
  @MethodSource("noDocuments")
  void import_ofNoDocument_failsWithoutTheOthers(ExportRecord record, String message) {
    assertThat(store.imports().importRecords(user, List.of(skill("a", 1), record), NOW))
        .containsExactly(Change.CREATED, new Failed(message));
    assertThat(export()).hasSize(2); // the skill, and a revision
  }

  @Test
  void import_ofNoDocumentAlone_changesNothing() {
    assertThat(store.imports().importRecords(user, List.of(goal("")), NOW))
        .containsExactly(new Failed("data.goalId: must not be empty"));
    assertThat(export()).isEmpty();
  }

  @Test
  void import_ofMinusZero_isThatOfZero() {
    assertImports(scored(-0.0), Change.CREATED);
    assertImports(scored(0.0), Change.UNCHANGED);
    assertImports(scored(-0.0), Change.UNCHANGED);
    assertThat(export().getFirst()).isEqualTo(scored(0.0));
  }

  @Test
  void import_ofMembersInAnotherOrder_changesNothing() {
    var one = new LinkedHashMap<String, Object>(Map.of("a", 1));
    one.put("b", Map.of("c", List.of(1, 2)));
    var other = new LinkedHashMap<String, Object>();
    other.put("b", Map.of("c", List.of(1, 2)));
    other.put("a", 1);
    assertImports(preferences(one), Change.CREATED);
    assertImports(preferences(other), Change.UNCHANGED);
    assertThat(store.preferences().findPreferences(user).orElseThrow().extra().keySet())
        .containsExactly("a", "b");
    other.put("b", Map.of("c", List.of(2, 1)));
    assertImports(preferences(other), Change.UPDATED);
  }

  @Test
  void import_ofAGoalTooMany_failsAsAddingOne() {
    List<ExportRecord> goals = IntStream.range(0, 100).mapToObj(i -> goal("g-" + i)).toList();
    store.imports().importRecords(user, goals, NOW);
    assertThat(store.imports().importRecords(user, List.of(goal("more"), goal("g-7")), NOW))
        .containsExactly(new Failed("would hold more than 100 entries"), Change.UNCHANGED);
  }

  @Test
  void import_ofASession_again_changesNothing() {
    var session = new ExportedSession(unique("session"), NOW, NOW + DAY);
    var record = new ExportRecord(MemoryTable.SESSIONS, session);
    assertImports(record, Change.CREATED);
    assertImports(record, Change.UNCHANGED);
    var later = new ExportedSession(session.sessionId(), NOW + 1, NOW + DAY);
    assertImports(new ExportRecord(MemoryTable.SESSIONS, later), Change.UPDATED);
  }

  @Test
  void activity_afterTheLongestStreakThatThereCanBe_counts() {
    assertImports(standing(DayRun.MAX_DAYS, "20251008"), Change.CREATED);
    var activity = new GamificationUpdate(5, List.of(), "20251009", null);
    Gamification after =
        done(store.gamification().updateGamification(write(UPDATE_GAMIFICATION), activity));
    assertThat(after.streakDays()).isEqualTo(739_533);
    assertThat(done(store.gamification().findGamification(user, NOW))).isEqualTo(after);
  }

  @Test
  void imported_isListedByCodePoint() {
    List<String> ids = List.of("a", "z", "é", "\uE000", "～", "𝒂", "🏔");
    List<ExportRecord> goals = ids.reversed().stream().map(ImportContract::goal).toList();
    List<ExportRecord> days =
        ids.reversed().stream().map(skill -> daily("20251009", skill)).toList();
    store.imports().importRecords(user, goals, NOW);
    store.imports().importRecords(user, days, NOW);
    assertThat(store.goals().listGoals(user, null)).extracting(Goal::goalId).isEqualTo(ids);
    var page = PageRequest.first(50);
    assertThat(
            done(store.progress().listDaily(user, "20251009", "20251009", null, page, NOW)).items())
        .extracting(DailyRollup::skillId)
        .isEqualTo(ids);
    assertThat(export())
        .extracting(ExportRecord::document)
        .filteredOn(Goal.class::isInstance)
        .extracting(document -> ((Goal) document).goalId())
        .isEqualTo(ids);
  }

  private void assertImports(ExportRecord record, Change change) {
    assertThat(store.imports().importRecords(user, List.of(record), NOW)).containsExactly(change);
  }

  private static ExportRecord goal(String id) {
    var goal = new Goal(id, "Run", null, GoalStatus.ACTIVE, null, List.of(), NOW, NOW);
    return new ExportRecord(MemoryTable.GOALS, goal);
  }

  private static ExportRecord daily(String day, String skillId) {
    var rollup = new DailyRollup(day, skillId, 1, 5, 0, List.of(), List.of(), 0, 0, 0, 0, NOW);
    return new ExportRecord(MemoryTable.PROGRESS_DAILY, rollup);
  }

  private static ExportRecord standing(int streak, String last) {
    var standing = new Gamification(0, 1, streak, last, List.of(), null, null, NOW, null);
    return new ExportRecord(MemoryTable.GAMIFICATION, standing);
  }

  private static ExportRecord scored(double delta) {
    var highlight = new Highlight("feedback", "Slower", null, delta);
    return new ExportRecord(
        MemoryTable.EPISODES,
        new Episode("e", null, null, "Ran", List.of(highlight), 0, 1, NOW, null));
  }

  private static ExportRecord preferences(Map<String, Object> extra) {
    return new ExportRecord(
        MemoryTable.PREFERENCES, new Preferences(null, null, null, null, null, extra, NOW));
  }
}
