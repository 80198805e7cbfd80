package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.assessment.FeedbackFacts.Hints;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedbackFactsTest {

  private static final long NOW = 1_795_000_000_000L;
  private static final String HASH = "0f".repeat(32);

  private static FactDrafts drafts(String group, long atMs) {
    return FactDrafts.of(new UserId("u"), "s", group, atMs, atMs, Assessments.RETENTION);
  }

  private static Hints say(@Nullable String skillId, List<Fact> known, String... feedback) {
    var skill = new SkillResult(skillId, List.of(), List.of(), List.of(), List.of(feedback));
    return new FeedbackFacts(drafts("now", NOW), known).of(skill);
  }

  private static List<String> texts(Hints hints) {
    return hints.said().stream().map(FactDraft::text).toList();
  }

  /** A hint of an earlier assessment. */
  private static Fact hint(String group, long ageMs, String skillId, String text) {
    long decayMs = FactKind.SKILL_HINT.defaultDecayMs();
    return drafts(group, NOW - ageMs)
        .draft(FactKind.SKILL_HINT, skillId, text, null, decayMs)
        .toFact();
  }

  @Test
  void of_feedback_isOneHintPerStatement() {
    Hints hints =
        say(
            "pace",
            List.of(),
            "Leave a breath after each number",
            "leave a breath after each number!",
            "Leave a breath after each numbers.",
            "Don't leave a breath after each number");
    assertThat(texts(hints))
        .containsExactly(
            "pace: Leave a breath after each number",
            "pace: Don't leave a breath after each number");
    assertThat(hints.said()).allMatch(fact -> fact.slot() == null);
    assertThat(hints.said()).allMatch(fact -> fact.kind() == FactKind.SKILL_HINT);
    assertThat(hints.faded()).isEmpty();
  }

  @Test
  void of_skillWithoutANameToRead_isSaidAsItIs() {
    assertThat(texts(say(HASH, List.of(), "Speak up"))).containsExactly("Speak up");
    assertThat(texts(say(null, List.of(), "Speak up"))).containsExactly("Speak up");
  }

  @Test
  void of_nearlyTheSameAsAKnownHint_takesItsWords() {
    Fact known = hint("g", 1, "pace", "pace: Leave a breath after each number");
    Fact elsewhere = hint("g", 1, "tone", "tone: Leave a breath after each number");
    Hints hints = say("pace", List.of(elsewhere, known), "Leave a short breath after each number");
    assertThat(hints.said()).extracting(FactDraft::factId).containsExactly(known.factId());
    assertThat(say("tempo", List.of(elsewhere, known), "Leave a breath after each number").said())
        .extracting(FactDraft::text)
        .containsExactly("tempo: Leave a breath after each number");
  }

  @Test
  void of_moreThanTwenty_fadesTheWeakestOfBefore() {
    var known = new ArrayList<Fact>();
    IntStream.range(0, 20)
        .forEach(i -> known.add(hint("g", 1_000L * i, "pace", "pace: hint " + i)));
    Hints hints = say("pace", known, "hint 18", "new one", "new two");
    assertThat(texts(hints)).containsExactly("pace: hint 18", "pace: new one", "pace: new two");
    assertThat(hints.faded()).containsExactly(known.get(17).factId(), known.get(19).factId());
  }

  @Test
  void of_whatOthersSaid_neverFades() {
    var known = new ArrayList<Fact>();
    IntStream.range(0, 20)
        .forEach(i -> known.add(hint("g", 1_000L * i, "pace", "pace: hint " + i)));
    Fact weakest = hint("g", 99_000, "pace", "pace: hint of a person");
    known.add(weakest.saidBy(List.of("api")));
    known.add(hint("now", 99_000, "pace", "pace: of the version before"));
    known.add(hint("g", 99_000, "tone", "tone: of another skill"));
    assertThat(say("pace", known).faded()).isEmpty();
    assertThat(say("pace", known, "new one").faded()).containsExactly(known.get(19).factId());
  }

  @Test
  void of_fiftyNewOnes_keepsTheFirstTwenty() {
    String[] many = IntStream.range(0, 50).mapToObj(i -> "note " + i).toArray(String[]::new);
    assertThat(texts(say("pace", List.of(hint("g", 1, "pace", "pace: old")), many))).hasSize(20);
    assertThat(say("pace", List.of(hint("g", 1, "pace", "pace: old")), many).faded()).hasSize(1);
  }
}
