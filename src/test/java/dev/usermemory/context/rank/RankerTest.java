package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankerTest {

  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Ranker ranker = new Ranker();

  @Test
  void rank_withQuery_relevanceLeads() {
    Fact old = fact("a", "The user is allergic to peanuts.", NOW - 300 * DAY);
    Fact recent = fact("b", "The user prefers short lessons.", NOW);

    assertThat(ids(List.of(recent, old), "Which food allergies are there?"))
        .containsExactly("a", "b");
  }

  @Test
  void rank_equalRelevance_newerThenStrongerWins() {
    Fact old = fact("a", "The user runs on Mondays.", NOW - 100 * DAY);
    Fact recent = fact("b", "The user runs on Fridays.", NOW);

    assertThat(ids(List.of(old, recent), "When does the user run?")).containsExactly("b", "a");
  }

  @Test
  void rank_allEqual_orderedById() {
    Fact second = fact("b", "The user sings.", NOW);
    Fact first = fact("a", "The user paints.", NOW);

    assertThat(ids(List.of(second, first), "What about chess?")).containsExactly("a", "b");
  }

  @Test
  void rank_supersededOrExpired_neverRanks() {
    Fact current = fact("a", "The user lives in Oslo.", NOW);
    Fact superseded = sample("b", "The user lives in Rome.", NOW).superseded(NOW - DAY).fact();
    Fact expired = sample("c", "The user lives in Bonn.", NOW).expires(NOW).fact();
    List<Fact> facts = List.of(current, superseded, expired);

    assertThat(ids(facts, "Where does the user live?")).containsExactly("a");
    assertThat(ids(facts, null)).containsExactly("a");
  }

  @Test
  void rank_withoutQuery_strengthHalvesPerHalfLifeAndPinsStay() {
    Fact old = fact("a", "One", NOW - 90 * DAY);
    Fact recent = fact("b", "Two", NOW);
    Fact pinned = sample("c", "Three", NOW - 90 * DAY).pinned(true).fact();

    var ranking = ranker.rank(MemoryIndex.of(List.of(old, recent, pinned), List.of()), query(null));

    assertThat(ranking.facts()).extracting(r -> r.item().factId()).containsExactly("b", "c", "a");
    assertThat(ranking.facts())
        .extracting(Ranked::value)
        .containsExactly(0.5 / 3, 0.5 / 3, 0.25 / 3);
  }

  @Test
  void rank_tagsAndSkill_countAsWords() {
    Fact plain = fact("a", "Carries a pen.", NOW);
    Fact skilled = sample("b", "Carries an adrenaline pen.", NOW).skill("allergy-first-aid").fact();

    assertThat(ids(List.of(plain, skilled), "Any allergies?")).containsExactly("b", "a");
  }

  @Test
  void rank_withoutQuery_requestedSkillRaises() {
    Fact plain = fact("a", "One", NOW);
    Fact skilled = sample("b", "Two", NOW - 45 * DAY).skill("speaking").fact();
    var query = new RankQuery(" ", Set.of("speaking"), Set.of(), Set.of(), null, false, NOW);

    var ranking = ranker.rank(MemoryIndex.of(List.of(plain, skilled), List.of()), query);

    assertThat(ranking.facts()).extracting(r -> r.item().factId()).containsExactly("b", "a");
  }

  @Test
  void rank_subjectNamed_itsFactsLead() {
    List<Fact> facts =
        List.of(
            fact("1", "Anna likes tea.", NOW),
            fact("2", "Anna told Ben about her trip.", NOW),
            fact("3", "Anna met Ben.", NOW),
            fact("4", "Ben likes tea, as Anna does.", NOW),
            fact("5", "Ben plays chess with Anna.", NOW),
            fact("6", "Ben has a boat.", NOW));

    assertThat(ids(facts, "Does Ben drink tea?").getFirst()).isEqualTo("4");
    assertThat(ids(facts, "Does Anna drink tea?").getFirst()).isEqualTo("1");
  }

  @Test
  void rank_sessionOfMatch_raisesItsOtherFacts() {
    Fact alone = sample("a", "It went well.", NOW).session("s1").fact();
    Fact related = sample("b", "It was fun.", NOW).session("s2").fact();
    var episode =
        new Episode("e", "s2", null, "A trip to the mountains.", List.of(), null, null, NOW, null);
    var index = MemoryIndex.of(List.of(alone, related), List.of(episode));

    var ranking = ranker.rank(index, query("How was the trip to the mountains?"));

    assertThat(ranking.facts()).extracting(r -> r.item().factId()).containsExactly("b", "a");
    assertThat(ranking.episodes()).extracting(r -> r.item().episodeId()).containsExactly("e");
  }

  @Test
  void rank_sentenceThatRetellsFact_lendsItsWords() {
    Fact painted = sample("a", "The user painted at the lake.", NOW).session("s1").fact();
    Fact cooked = sample("b", "The user cooked soup.", NOW).session("s1").fact();
    var episode =
        new Episode(
            "e",
            "s1",
            null,
            "They made a canvas of the lake in oil. There was soup.",
            List.of(),
            null,
            null,
            NOW,
            null);
    var index = MemoryIndex.of(List.of(cooked, painted), List.of(episode));

    assertThat(ranker.rank(index, query("oil on canvas")).facts())
        .extracting(r -> r.item().factId())
        .containsExactly("a", "b");
  }

  @Test
  void rank_factWithoutSession_joinsTheEpisodeOfItsMoment() {
    Fact told = fact("a", "The user painted at the lake.", NOW);
    Fact other = fact("b", "The user painted at the sea.", NOW - 1);
    var episode =
        new Episode("e", null, null, "A canvas in oil.", List.of(), null, null, NOW, null);

    var ranking = ranker.rank(MemoryIndex.of(List.of(other, told), List.of(episode)), query("oil"));

    assertThat(ranking.facts()).extracting(Ranked::session).containsExactly("e", null);
  }

  @Test
  void rank_dateNamed_factsOfThatTimeLead() {
    Fact may = fact("a", "A long talk.", Instant.parse("2025-05-10T00:00:00Z").toEpochMilli());
    Fact june = fact("b", "A short talk.", Instant.parse("2025-06-10T00:00:00Z").toEpochMilli());

    assertThat(ids(List.of(may, june), "Which talks were in May?")).containsExactly("a", "b");
    assertThat(ids(List.of(may, june), "Which talks on 10 June 2025?")).containsExactly("b", "a");
  }

  @Test
  void rank_irregularForms_meetByEachReading() {
    Fact lives = fact("a", "Lives in Lisbon.", NOW);
    Fact other = fact("b", "Repairs clocks.", NOW);
    List<Fact> facts = List.of(other, lives);

    assertThat(ids(facts, "Where does the user live?")).startsWith("a");
    assertThat(text(facts, "live")).isPositive();
    assertThat(text(facts, "life")).isPositive();
    assertThat(text(List.of(fact("a", "Enjoys life.", NOW)), "live")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "Will is the new project lead., Who is Will?",
    "May Chen mentors the user., Who is May?",
    "我养了一只猫，叫小白。, 你的猫叫什么名字？",
    "犬を飼っています。, 犬の名前は？",
    "저는 커피를 좋아해요., 커피 어때?",
    "Wohnt in der Hauptstraße., Hauptstrasse",
    "Живёт в Москве., Москва",
    "يحب القهوة., قهوة",
    "Hat eine Knieverletzung., Knie",
    "Hat eine Knieverletzung., Verletzung",
    "Founded a start-up., startup",
    "Works at a startup., start-up",
    "'Salary is 1,250 euros.', 1250",
    "Employee id is 00012345., 12345",
    "Knows C#., Does she know C#?"
  })
  void rank_plainWordsInOtherSpelling_areFound(String fact, String question) {
    assertThat(text(List.of(fact("a", fact, NOW)), question)).isPositive();
  }

  @Test
  void rank_negatedQuestion_prefersWhatDenies() {
    Fact likes = fact("a", "Likes basil.", NOW);
    Fact denies = fact("b", "Doesn't like olives.", NOW);
    Fact unrelated = fact("c", "Has never been to Rome.", NOW);
    List<Fact> facts = List.of(likes, denies, unrelated);

    assertThat(ids(facts, "What doesn't the user like?")).endsWith("a");
    assertThat(ids(facts, "Which olives are not liked?")).startsWith("b");
    assertThat(ids(facts, "What does the user like?")).startsWith("a");
  }

  @Test
  void rank_tagsInAnyCase_match() {
    Fact alpha = sample("a", "Alpha item.", NOW - DAY).tags("Work").fact();
    Fact beta = sample("b", "Beta item.", NOW).tags("home").fact();
    var query = new RankQuery(null, Set.of(), Set.of(), Set.of("wORK"), null, false, NOW);

    var ranking = ranker.rank(MemoryIndex.of(List.of(alpha, beta), List.of()), query);

    assertThat(ranking.facts()).extracting(r -> r.item().factId()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "Does the user play the cello?, 1",
    "Which instrument does the user play?, 0.67",
    "Does the user play chess?, 0.5",
    "How do I configure a Kubernetes ingress?, 0",
    "What is it?, 1"
  })
  void score_isTheShareOfTheQuestionThatAFactIsAbout(String question, double score) {
    var query = new RankQuery(question, Set.of(), Set.of(), Set.of(), null, true, NOW);
    var index = MemoryIndex.of(List.of(fact("a", "Plays the cello on Sundays.", NOW)), List.of());

    assertThat(ranker.rank(index, query).facts().getFirst().score()).isCloseTo(score, within(0.1));
  }

  @Test
  void terms_addUpToTheOrder() {
    List<Fact> facts =
        List.of(
            sample("a", "Anna is allergic to peanuts.", NOW).session("s1").fact(),
            sample("b", "Anna told Ben of an allergy.", NOW - 9 * DAY).skill("speaking").fact(),
            sample("c", "Anna runs.", NOW - 40 * DAY).session("s1").fact(),
            fact("d", "Ben told Anna about last May.", NOW - 300 * DAY));
    var query =
        new RankQuery(
            "Is Anna allergic, as of May?",
            Set.of("speaking"),
            Set.of(),
            Set.of(),
            null,
            false,
            NOW);

    var ranked = ranker.rank(MemoryIndex.of(facts, List.of()), query).facts();

    double best = sum(ranked.getFirst());
    assertThat(ranked).hasSize(4);
    assertThat(ranked)
        .allSatisfy(
            item -> assertThat(item.value()).isCloseTo(Math.exp(sum(item) - best), within(1e-9)));
    assertThat(ranked.stream().map(Ranked::value)).doesNotHaveDuplicates();
    assertThat(ranked.getFirst().terms())
        .extracting(ScoreTerm::name)
        .containsExactly("text", "session", "retold", "subject", "date", "match", "strength");
  }

  private double text(List<Fact> facts, String question) {
    return ranker.rank(MemoryIndex.of(facts, List.of()), query(question)).facts().stream()
        .flatMap(ranked -> ranked.terms().stream())
        .filter(term -> term.name().equals("text"))
        .mapToDouble(ScoreTerm::value)
        .max()
        .orElse(0);
  }

  private static double sum(Ranked<Fact> item) {
    return item.terms().stream().mapToDouble(ScoreTerm::value).sum();
  }

  private List<String> ids(List<Fact> facts, String text) {
    return ranker.rank(MemoryIndex.of(facts, List.of()), query(text)).facts().stream()
        .map(r -> r.item().factId())
        .toList();
  }

  private static RankQuery query(String text) {
    return RankQuery.of(text, NOW);
  }

  private static Fact fact(String id, String text, long atMs) {
    return sample(id, text, atMs).fact();
  }

  private static SampleFact sample(String id, String text, long atMs) {
    return new SampleFact(id, text).weight(5, 90 * DAY).at(atMs);
  }
}
