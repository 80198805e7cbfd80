package dev.usermemory.assessment;

import static dev.usermemory.assessment.Assessments.RETENTION;
import static dev.usermemory.assessment.Assessments.skill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FinalizationComposerTest {

  private static final long NOW = 1_795_000_000_000L;
  private static final long DAY_MS = 86_400_000L;
  private static final String DAY = "20261123";
  private static final AssessmentSubject SUBJECT =
      new AssessmentSubject(new UserId("u1"), List.of("listening"), null);

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
    assertThat(f.episode().summary()).startsWith("Assessment of 1 skill. listening:");
    assertThat(f.episode().highlights())
        .containsExactly(new Highlight("feedback", "Good start", "listening", null));
    assertThat(f.rollups())
        .containsExactly(
            new DailyRollup(
                "20261123", "listening", 1, 6.5, 17, List.of(), List.of(), 0, 0, 0, 0, NOW));
    assertThat(f.facts()).extracting(FactDraft::skillId).containsExactly("listening", "listening");
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

    assertThat(f.episode().createdAtMs()).isEqualTo(then);
    assertThat(f.episode().expiresAtMs()).isEqualTo(NOW + 90 * DAY_MS);
    assertThat(f.facts())
        .extracting(FactDraft::createdAtMs, FactDraft::expiresAtMs)
        .containsOnly(tuple(then, NOW + 365 * DAY_MS));
    assertThat(f.rollups().getFirst().dateYYYYMMDD()).isEqualTo("20261024");
    assertThat(f.activity().dateYYYYMMDD()).isEqualTo("20261024");
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
    Finalization f = compose(Assessments.of(skill("a", null, List.of(), List.of())));
    assertThat(f.rollups()).isEmpty();
    assertThat(f.activity().xpDelta()).isEqualTo(10);
  }

  @Test
  void compose_noLevelButUsage_keepsTheUsageWithoutASample() {
    var usage = new Assessment.Usage(10L, 20L, 0.5, 30L);
    Finalization f =
        compose(
            Assessments.with(usage, List.of(), List.of(), skill("a", null, List.of(), List.of())));
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
    List<Highlight> highlights =
        compose(Assessments.of(skills.toArray(AssessedSkill[]::new))).episode().highlights();
    List<String> expected = new ArrayList<>();
    expected.addAll(Collections.nCopies(13, "s0"));
    expected.addAll(Collections.nCopies(13, "s1"));
    expected.addAll(Collections.nCopies(12, "s2"));
    expected.addAll(Collections.nCopies(12, "s3"));
    assertThat(highlights).extracting(Highlight::skillId).containsExactlyElementsOf(expected);
    assertThat(highlights.get(12).text()).isEqualTo("note 12");
  }

  @Test
  void compose_sameSessionAndGroup_hasTheSameEpisodeIdPerUser() {
    Assessment assessment = Assessments.of();
    String mine = FinalizationComposer.episodeId(new UserId("u1"), assessment);
    assertThat(mine)
        .matches("ep_[0-9a-f]{32}")
        .isEqualTo(FinalizationComposer.episodeId(new UserId("u1"), assessment))
        .isNotEqualTo(FinalizationComposer.episodeId(new UserId("u2"), assessment));
  }

  @Test
  void compose_summaryGiven_isKeptAsItIs() {
    var assessment =
        new Assessment(
            null,
            "s",
            "g",
            "v2",
            Assessments.summary(),
            "In my words.",
            null,
            null,
            0L,
            List.of(),
            List.of());
    assertThat(compose(assessment).episode().summary()).isEqualTo("In my words.");
    assertThat(compose(assessment).activity().xpDelta()).isZero();
  }
}
