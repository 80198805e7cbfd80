package dev.usermemory.assessment;

import static dev.usermemory.assessment.Assessments.RETENTION;
import static dev.usermemory.assessment.Assessments.skill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FinalizationComposerTest {

  private static final long NOW = 1_795_000_000_000L;
  private static final long DAY_MS = 86_400_000L;
  private static final String DAY = "20261123";
  private static final AssessmentSubject SUBJECT =
      new AssessmentSubject(new UserId("u1"), List.of("listening"), null, List.of());

  private final FinalizationComposer composer = new FinalizationComposer("pepper", RETENTION);

  private Finalization compose(Assessment assessment) {
    return composer.compose(assessment, DAY, SUBJECT, NOW, NOW);
  }

  @Test
  void compose_hashedSkill_isTheTrackedSkillEverywhere() {
    var assessed =
        new AssessedSkill(
            null,
            Sha256.hex("pepperlistening"),
            6.5,
            List.of("Nods"),
            List.of("Sums up"),
            List.of("Good start"));
    Finalization f = compose(Assessments.of(assessed));

    assertThat(f.sessionId()).isEqualTo("sess-1");
    SessionPart part = Objects.requireNonNull(f.part());
    assertThat(part.text()).startsWith("Assessment of 1 skill. listening:");
    assertThat(part.highlights())
        .containsExactly(new Highlight("feedback", "Good start", "listening", null));
    assertThat(f.rollups())
        .containsExactly(
            new DailyRollup(
                "20261123", "listening", 1, 6.5, 17, List.of(), List.of(), 0, 0, 0, 0, NOW));
    assertThat(f.facts())
        .extracting(FactDraft::text)
        .containsExactly(
            "Needs work (listening): Sums up",
            "Achieved (listening): Nods",
            "listening: Good start",
            "listening: level 6.5");
    assertThat(f.facts())
        .allMatch(fact -> "listening".equals(fact.skillId()))
        .allMatch(fact -> fact.origin().equals("assessment:sess-1/grp-1"));
    assertThat(f.activity()).isEqualTo(new GamificationUpdate(17, List.of(), "20261123", null));
  }

  @Test
  void compose_unmetAndMetCriterion_becomeHintAndAchievement() {
    List<FactDraft> facts =
        compose(Assessments.of(skill("s", null, List.of("Nods"), List.of("Sums up.")))).facts();
    assertThat(facts)
        .extracting(
            FactDraft::kind,
            FactDraft::text,
            FactDraft::sessionId,
            FactDraft::source,
            FactDraft::createdAtMs,
            FactDraft::expiresAtMs)
        .containsExactly(
            tuple(
                FactKind.SKILL_HINT,
                "Needs work (s): Sums up.",
                "sess-1",
                "assessment",
                NOW,
                NOW + 365 * DAY_MS),
            tuple(
                FactKind.ACHIEVEMENT,
                "Achieved (s): Nods",
                "sess-1",
                "assessment",
                NOW,
                NOW + 365 * DAY_MS));
  }

  /** History that is loaded late is as old as it is, but kept as long as what is new. */
  @Test
  void compose_earlierDay_datesEpisodeAndFactsByIt() {
    long then = NOW - 30 * DAY_MS;
    Assessment assessment = Assessments.of(skill("s", 5.0, List.of("Nods"), List.of("Sums up")));

    Finalization f = composer.compose(assessment, "20261024", SUBJECT, then, NOW);

    assertThat(f.part())
        .isNotNull()
        .returns(then, SessionPart::createdAtMs)
        .returns(NOW + 90 * DAY_MS, SessionPart::expiresAtMs);
    assertThat(f.facts())
        .extracting(FactDraft::createdAtMs, FactDraft::expiresAtMs, FactDraft::recordedAtMs)
        .containsOnly(tuple(then, NOW + 365 * DAY_MS, NOW));
    assertThat(f.rollups().getFirst().dateYYYYMMDD()).isEqualTo("20261024");
    assertThat(f.activity()).isNotNull().returns("20261024", GamificationUpdate::dateYYYYMMDD);
  }

  @Test
  void compose_levelZero_countsAsZero() {
    Finalization f =
        compose(
            Assessments.of(
                skill("s", 0.0, List.of(), List.of()), skill("s", 4.0, List.of(), List.of())));
    assertThat(f.rollups().getFirst().avgLevel()).isEqualTo(2.0);
  }

  @Test
  void compose_criterionMetLater_takesTheSlotOfItsHint() {
    FactDraft hint =
        compose(Assessments.of(skill("s", null, List.of(), List.of("Nods")))).facts().getFirst();
    FactDraft met =
        compose(Assessments.of(skill("s", null, List.of(" nods."), List.of()))).facts().getFirst();
    FactDraft other =
        compose(Assessments.of(skill("t", null, List.of("Nods"), List.of()))).facts().getFirst();
    assertThat(met.slot()).isEqualTo(hint.slot()).matches("criterion:[0-9a-f]{16}");
    assertThat(other.slot()).isNotEqualTo(hint.slot());
  }

  @Test
  void compose_skillWithoutLevel_hasNoRollup() {
    Finalization f =
        compose(
            Assessments.of(
                skill("a", null, List.of(), List.of()), skill("b", 3.0, List.of(), List.of())));
    assertThat(f.rollups()).extracting(DailyRollup::skillId).containsExactly("b");
  }

  @Test
  void compose_noLevelAtAll_hasNoRollupButTheBasePoints() {
    Finalization f = compose(Assessments.of(skill("a", null, List.of("Nods"), List.of())));
    assertThat(f.rollups()).isEmpty();
    assertThat(points(f)).isEqualTo(10);
  }

  private static long points(Finalization f) {
    return Objects.requireNonNull(f.activity()).xpDelta();
  }

  @Test
  void compose_noLevelButUsage_keepsTheUsageWithoutASample() {
    var usage = new Assessment.Usage(10L, 20L, 0.5, 30L);
    Finalization f =
        compose(
            Assessments.with(
                usage, List.of(), List.of(), skill("a", null, List.of("Nods"), List.of())));
    assertThat(f.rollups())
        .containsExactly(
            new DailyRollup("20261123", "a", 0, 0, 7, List.of(), List.of(), 10, 20, 0.5, 30, NOW));
  }

  @Test
  void compose_tooMuchFeedback_keepsTheFirstOfEverySkill() {
    List<AssessedSkill> skills =
        IntStream.range(0, 4)
            .mapToObj(s ->
                new AssessedSkill(
                    "s" + s,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    IntStream.range(0, 20).mapToObj(i -> "note " + i).toList()))
            .toList();
    Finalization f = compose(Assessments.of(skills.toArray(AssessedSkill[]::new)));
    List<Highlight> highlights = Objects.requireNonNull(f.part()).highlights();
    List<String> expected = new ArrayList<>();
    expected.addAll(Collections.nCopies(13, "s0"));
    expected.addAll(Collections.nCopies(13, "s1"));
    expected.addAll(Collections.nCopies(12, "s2"));
    expected.addAll(Collections.nCopies(12, "s3"));
    assertThat(highlights).extracting(Highlight::skillId).containsExactlyElementsOf(expected);
    assertThat(highlights.get(12).text()).isEqualTo("note 12");
  }

  @Test
  void compose_summaryGiven_isKeptAsItIs() {
    Finalization f = compose(told("In my words.", skill("a", null, List.of("Nods"), List.of())));
    assertThat(Objects.requireNonNull(f.part()).text()).isEqualTo("In my words.");
    assertThat(points(f)).isZero();
  }

  private static Assessment told(@Nullable String words, AssessedSkill... skills) {
    return new Assessment(
        null,
        "s",
        "g",
        "v2",
        Assessments.summary(skills),
        words,
        null,
        null,
        0L,
        List.of("m"),
        List.of(),
        4L,
        null);
  }

  @Test
  void compose_emptyAssessment_leavesOnlyWhatItsCallerTells() {
    Finalization f = compose(told("In my words.", skill("a", null, List.of(), List.of(" "))));
    assertThat(f.verdict()).isEqualTo(Verdict.EMPTY);
    assertThat(Objects.requireNonNull(f.part()).text()).isEqualTo("In my words.");
    assertThat(f.facts()).isEmpty();
    assertThat(f.rollups()).isEmpty();
    assertThat(f.activity()).isNull();
    assertThat(f.revision()).isEqualTo(4);
    assertThat(compose(told(null)).part()).isNull();
  }

  @Test
  void compose_failedAssessment_leavesNothing() {
    Assessment assessed = Assessments.of(skill("a", 5.0, List.of("Nods"), List.of()));
    var failed =
        new Assessment(
            null,
            "s",
            "g",
            "v2",
            assessed.summary(),
            "We talked.",
            null,
            null,
            9L,
            null,
            null,
            null,
            true);
    Finalization f = compose(failed);
    assertThat(f.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(f.part()).isNull();
    assertThat(f.facts()).isEmpty();
    assertThat(f.rollups()).isEmpty();
    assertThat(f.activity()).isNull();
  }

  @Test
  void compose_unnamedSkill_leavesFactsOfNoSkill() {
    var unnamed =
        new AssessedSkill(null, null, null, List.of(), List.of("Sums up"), List.of("Speak up"));
    Finalization f = compose(Assessments.of(unnamed, skill("s", 4.0, List.of(), List.of())));
    assertThat(f.facts())
        .extracting(FactDraft::skillId, FactDraft::text)
        .containsExactly(
            tuple(null, "Needs work: Sums up"), tuple(null, "Speak up"), tuple("s", "s: level 4"));
    assertThat(f.rollups()).extracting(DailyRollup::skillId).containsExactly("s");
    assertThat(Objects.requireNonNull(f.part()).text())
        .isEqualTo(
            "Assessment of 1 skill. No skill in particular: 0 criteria met, 1 not yet. Still to"
                + " work on: “Sums up”. s: level 4 of 10.");
  }

  /** What makes a repetition the same is what it says. */
  @Test
  void contentHash_isOfTheMeaning() {
    String hash = told("x", skill("a", 6.0, List.of("Nods"), List.of())).contentHash();
    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(told("x", skill("a", 6.0, List.of(" ", "Nods"), List.of())).contentHash())
        .isEqualTo(hash);
    assertThat(told("y", skill("a", 6.0, List.of("Nods"), List.of())).contentHash())
        .isNotEqualTo(hash);
    assertThat(told("x", skill("a", 6.5, List.of("Nods"), List.of())).contentHash())
        .isNotEqualTo(hash);
    assertThat(told("x", skill("a", 6.0, List.of(), List.of("Nods"))).contentHash())
        .isNotEqualTo(hash);
  }
}
