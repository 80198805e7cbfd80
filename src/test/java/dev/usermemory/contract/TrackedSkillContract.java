package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.DELETE_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.FORGET_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.REORDER_TRACKED_SKILLS;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.Verdict;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactOrigins;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class TrackedSkillContract extends StoreAspect {

  private static final String HASH = Sha256.hex("saltpace");

  TrackedSkillContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private TrackedSkill put(
      long nowMs, String skillId, double level, int order, @Nullable Boolean active) {
    return done(
        store
            .trackedSkills()
            .putTrackedSkill(
                writeAt(PUT_TRACKED_SKILL, nowMs),
                new TrackedSkill(skillId, level, order, active, 0, 0)));
  }

  @Test
  void putTrackedSkill_first_isCreatedNow() {
    TrackedSkill stored = put(NOW, "talk ü", 6.5, 2, true);

    assertThat(stored).isEqualTo(new TrackedSkill("talk ü", 6.5, 2, true, NOW, NOW));
    assertThat(store.trackedSkills().listTrackedSkills(user)).containsExactly(stored);
  }

  @Test
  void putTrackedSkill_again_replacesAndKeepsItsCreation() {
    put(NOW, "talk", 6.5, 2, true);

    TrackedSkill stored = put(NOW + 1, "talk", 10, 3, null);

    assertThat(stored).isEqualTo(new TrackedSkill("talk", 10, 3, null, NOW, NOW + 1));
    assertThat(store.trackedSkills().listTrackedSkills(user)).containsExactly(stored);
  }

  @Test
  void listTrackedSkills_isInTheirOrder() {
    TrackedSkill third = put(NOW, "a", 0, 3, false);
    TrackedSkill first = put(NOW, "b", 0, 1, null);
    TrackedSkill second = put(NOW, "c", 0, 2, true);

    assertThat(store.trackedSkills().listTrackedSkills(user)).containsExactly(first, second, third);
  }

  @Test
  void putTrackedSkill_fourth_isAConflict() {
    put(NOW, "a", 1, 1, null);
    put(NOW, "b", 1, 2, null);
    put(NOW, "c", 1, 3, null);

    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> put(NOW, "d", 1, 3, null));
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .extracting(TrackedSkill::skillId)
        .containsExactly("a", "b", "c");
  }

  @Test
  void putTrackedSkill_takenOrder_swaps() {
    put(NOW, "a", 1, 1, null);
    TrackedSkill second = put(NOW, "b", 1, 2, null);

    TrackedSkill moved = put(NOW + 1, "a", 1, 2, null);

    assertThat(moved).isEqualTo(new TrackedSkill("a", 1, 2, null, NOW, NOW + 1));
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .containsExactly(new TrackedSkill("b", 1, 1, null, second.createdAt(), NOW + 1), moved);
    put(NOW + 2, "c", 1, 1, null);
    assertThat(ids()).containsExactly("c", "a", "b");
  }

  private List<String> ids() {
    return store.trackedSkills().listTrackedSkills(user).stream()
        .map(TrackedSkill::skillId)
        .toList();
  }

  @Test
  void reorderTrackedSkills_three_isOneWrite() {
    put(NOW, "a", 1, 1, null);
    put(NOW, "b", 2, 2, null);
    put(NOW, "c", 3, 3, true);

    List<TrackedSkill> reordered = reorder("c", "a", "b");

    assertThat(reordered)
        .containsExactly(
            new TrackedSkill("c", 3, 1, true, NOW, NOW + 9),
            new TrackedSkill("a", 1, 2, null, NOW, NOW + 9),
            new TrackedSkill("b", 2, 3, null, NOW, NOW + 9));
    assertThat(store.trackedSkills().listTrackedSkills(user)).isEqualTo(reordered);
  }

  @Test
  void reorderTrackedSkills_unknown_changesNothing() {
    put(NOW, "a", 1, 1, null);
    put(NOW, "b", 2, 2, null);

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> reorder("b", "c"));
    assertThat(ids()).containsExactly("a", "b");
  }

  private List<TrackedSkill> reorder(String... ids) {
    return done(
        store
            .trackedSkills()
            .reorderTrackedSkills(writeAt(REORDER_TRACKED_SKILLS, NOW + 9), List.of(ids)));
  }

  @Test
  void putTrackedSkill_renamed_takesTheFormersPlace() {
    put(NOW, "a", 1, 1, null);
    put(NOW, "b", 2, 2, null);
    put(NOW, "c", 3, 3, null);

    join("d", 2, "b");

    assertThat(ids()).containsExactly("a", "d", "c");
  }

  private void join(String skillId, int order, String... formerIds) {
    done(
        store
            .trackedSkills()
            .putTrackedSkill(
                writeAt(PUT_TRACKED_SKILL, NOW + 9),
                new TrackedSkill(skillId, 5, order, null, 0, 0),
                List.of(formerIds)));
  }

  private void rollup(String date, String skillId, double level, String... medals) {
    var rollup =
        new DailyRollup(date, skillId, 1, level, 10, List.of(medals), List.of(), 1, 2, 0.5, 3, NOW);
    done(store.progress().upsertDaily(write(UPSERT_DAILY), rollup));
  }

  private List<DailyRollup> rollups() {
    return done(store
            .progress()
            .listDaily(user, "20251001", "20251031", null, PageRequest.first(100), NOW))
        .items();
  }

  @Test
  void putTrackedSkill_takesOverTheRollupsOfItsHash() {
    rollup("20251008", HASH, 4, "gold");
    rollup("20251009", HASH, 5, "gold");
    rollup("20251009", "pace", 7, "silver");
    rollup("20251009", "tone", 1);

    join("pace", 1, HASH);

    assertThat(rollups())
        .extracting(DailyRollup::dateYYYYMMDD, DailyRollup::skillId, DailyRollup::levelSum)
        .containsExactly(
            tuple("20251008", "pace", 4.0),
            tuple("20251009", "pace", 12.0),
            tuple("20251009", "tone", 1.0));
    assertThat(rollups().get(1).samples()).isEqualTo(2);
    assertThat(rollups().get(1).medals()).containsExactly("silver", "gold");
  }

  @Test
  void putTrackedSkill_aDayWithTooManyLabels_staysAsItIs() {
    rollup("20251009", HASH, 4, names("m", 150));
    rollup("20251009", "pace", 7, names("n", 100));

    join("pace", 1, HASH);

    assertThat(rollups()).extracting(DailyRollup::skillId).containsExactly(HASH, "pace");
  }

  private static String[] names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
  }

  private Fact say(long nowMs, FactKind kind, String skillId, String text, String slot) {
    FactDraft draft =
        new FactDraft(
            FactIds.of(user, kind, skillId, text),
            kind,
            text,
            List.of(),
            skillId,
            1,
            DAY,
            nowMs,
            null,
            "assessment",
            null,
            slot,
            false);
    return done(store.facts().upsertFacts(writeAt(UPSERT_FACTS, nowMs), List.of(draft)))
        .getFirst()
        .fact();
  }

  private List<Fact> facts(boolean includeSuperseded) {
    var filter = new FactFilter(null, null, null, null, null, null, includeSuperseded, null);
    return done(store.facts().listFacts(user, filter, PageRequest.first(100), NOW + 9)).items();
  }

  @Test
  void putTrackedSkill_takesOverTheFactsOfItsHash() {
    say(NOW, FactKind.SKILL_HINT, HASH, "Needs work: Pauses", slot(HASH, "pauses"));
    Fact other = say(NOW, FactKind.BIO, "tone", "Sings", "mine");

    join("pace", 1, HASH);

    assertThat(facts(true)).hasSize(2).contains(other);
    assertThat(facts(false))
        .filteredOn(fact -> !fact.equals(other))
        .singleElement()
        .returns("Needs work (pace): Pauses", Fact::text)
        .returns("pace", Fact::skillId)
        .returns(slot("pace", "pauses"), Fact::slot)
        .returns(NOW, Fact::createdAtMs)
        .returns(
            FactIds.of(user, FactKind.SKILL_HINT, "pace", "Needs work (pace): Pauses"),
            Fact::factId);
  }

  @Test
  void putTrackedSkill_formerlyItself_changesNothing() {
    rollup("20251009", "pace", 7);
    Fact fact = say(NOW, FactKind.BIO, "pace", "Talks fast", "mine");

    join("pace", 1, "pace");

    assertThat(rollups()).singleElement().returns(7.0, DailyRollup::levelSum);
    assertThat(facts(true)).containsExactly(fact);
  }

  @Test
  void putTrackedSkill_ofTwoFactsInOneSlot_theLastSaidIsCurrent() {
    say(NOW + 5, FactKind.SKILL_HINT, HASH, "Needs work: Pauses", slot(HASH, "pauses"));
    say(NOW, FactKind.ACHIEVEMENT, "pace", "Achieved (pace): Pauses", slot("pace", "pauses"));

    join("pace", 1, HASH);

    assertThat(facts(false)).singleElement().returns(FactKind.SKILL_HINT, Fact::kind);
    assertThat(facts(true)).hasSize(2);
  }

  @Test
  void putTrackedSkill_aFactOfBothNames_isOneReinforced() {
    say(NOW, FactKind.SKILL_HINT, HASH, "Needs work: Pauses", slot(HASH, "pauses"));
    say(NOW + 5, FactKind.SKILL_HINT, "pace", "Needs work (pace): Pauses", slot("pace", "pauses"));

    join("pace", 1, HASH);
    join("pace", 1, HASH);

    assertThat(facts(true))
        .singleElement()
        .returns(NOW, Fact::createdAtMs)
        .returns(NOW + 5, Fact::lastReinforcedAtMs)
        .returns(1.9, Fact::weight);
  }

  /** What the skill took over is still the assessment's own, to be scored again or taken back. */
  @Test
  void putTrackedSkill_thenTheAssessmentScoredAgain_countsOnce() {
    finish(HASH, 5, "Needs work: Pauses", "content 1");
    join("pace", 1, HASH);

    finish("pace", 8, "Needs work (pace): Grammar", "content 2");

    assertThat(rollups())
        .singleElement()
        .returns("pace", DailyRollup::skillId)
        .returns(1L, DailyRollup::samples)
        .returns(8.0, DailyRollup::levelSum);
    assertThat(facts(true)).singleElement().returns("Needs work (pace): Grammar", Fact::text);
    done(
        store
            .assessments()
            .forgetAssessment(write(FORGET_ASSESSMENT), "session of " + user.value(), "g"));
    assertThat(rollups()).isEmpty();
    assertThat(facts(true)).isEmpty();
  }

  private void finish(String skillId, double level, String hint, String contentHash) {
    String session = "session of " + user.value();
    FactDraft said =
        fact(hint)
            .kind(FactKind.SKILL_HINT)
            .skill(skillId)
            .session(session)
            .origin(FactOrigins.ofAssessment(session, "g"))
            .draft();
    var rollup =
        new DailyRollup("20251009", skillId, 1, level, 10, List.of(), List.of(), 0, 0, 0, 0, NOW);
    var activity = new GamificationUpdate(10, List.of(), "20251009", null);
    var finalization =
        new Finalization(
            session,
            "g",
            contentHash,
            null,
            Verdict.LEARNED,
            null,
            List.of(said),
            List.of(),
            List.of(rollup),
            activity);
    done(store.assessments().finalizeAssessment(write(FINALIZE_ASSESSMENT), finalization));
  }

  private static String slot(String skillId, String criterion) {
    return "criterion:" + Sha256.hex(16, skillId, criterion);
  }

  @Test
  void deleteTrackedSkill_once_makesRoom() {
    put(NOW, "a", 1, 1, null);
    put(NOW, "b", 1, 2, null);
    put(NOW, "c", 1, 3, null);

    assertThat(done(store.trackedSkills().deleteTrackedSkill(write(DELETE_TRACKED_SKILL), "b")))
        .isTrue();
    assertThat(done(store.trackedSkills().deleteTrackedSkill(write(DELETE_TRACKED_SKILL), "b")))
        .isFalse();

    put(NOW, "d", 1, 2, null);
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .extracting(TrackedSkill::skillId)
        .containsExactly("a", "d", "c");
  }
}
