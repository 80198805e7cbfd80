package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.DELETE_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.FORGET_SESSION;
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
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class ContextContract extends StoreAspect {

  ContextContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private ContextRead read(
      @Nullable String text, int maxFacts, int maxEpisodes, @Nullable KnownSnapshot known) {
    return store
        .contexts()
        .readContext(new ContextQuery(user, null, text, maxFacts, maxEpisodes, known, NOW));
  }

  private ContextSnapshot snapshot(@Nullable String text, int maxFacts, int maxEpisodes) {
    ContextRead read = read(text, maxFacts, maxEpisodes, null);
    return Objects.requireNonNull(read.snapshot()).with(read.matches());
  }

  private List<Fact> say(FactDraft... drafts) {
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(drafts)));
    return List.of(drafts).stream().map(FactDraft::toFact).toList();
  }

  private static List<Fact> byId(List<Fact> facts) {
    return facts.stream().sorted(Comparator.comparing(Fact::factId)).toList();
  }

  @Test
  void readContext_nothingStored_isEmptyAndComplete() {
    assertThat(read(null, 10, 10, null))
        .isEqualTo(new ContextRead(Revision.NONE, true, false, ContextSnapshot.EMPTY));
  }

  @Test
  void readContext_everything_isRead() {
    List<Fact> facts = say(fact("Has a cat").draft(), fact("Lives in Rome").pinned().draft());
    Episode old = episode("ep-b").at(NOW - 1).build();
    Episode tied = episode("ep-a").at(NOW - 1).build();
    Episode newest = episode("ep-c").at(NOW).build();
    List.of(old, tied, newest)
        .forEach(e -> done(store.episodes().ingestEpisode(write(INGEST_EPISODE), e)));
    Profile profile =
        done(
            store
                .profiles()
                .putProfile(
                    write(PUT_PROFILE),
                    new Profile("Ada", null, null, null, null, 0, 0),
                    Precondition.NONE));
    var preferences =
        done(
            store
                .preferences()
                .patchPreferences(
                    write(PATCH_PREFERENCES),
                    Map.of("tone", "warm", "extra", Map.of("a", 1)),
                    Precondition.NONE));
    Goal active = goal("g-1", GoalStatus.ACTIVE, NOW - 1);
    Goal newer = goal("g-2", GoalStatus.ACTIVE, NOW);
    goal("g-3", GoalStatus.PAUSED, NOW);
    goal("g-4", GoalStatus.COMPLETED, NOW);
    TrackedSkill second = skill("talk", 2);
    TrackedSkill first = skill("write", 1);

    assertThat(snapshot("cat", 10, 10))
        .isEqualTo(
            new ContextSnapshot(
                byId(facts),
                List.of(newest, tied, old),
                profile,
                preferences,
                List.of(newer, active),
                List.of(first, second),
                true));
  }

  private Goal goal(String goalId, GoalStatus status, long createdAt) {
    var goal = new Goal(goalId, "t", null, status, null, List.of(), createdAt, createdAt);
    return done(store.goals().addGoal(write(ADD_GOAL), goal));
  }

  private TrackedSkill skill(String skillId, int order) {
    return done(
        store
            .trackedSkills()
            .putTrackedSkill(
                write(PUT_TRACKED_SKILL), new TrackedSkill(skillId, 5, order, null, 0, 0)));
  }

  @Test
  void readContext_supersededAndExpiredFacts_areLeftOut() {
    List<Fact> facts =
        say(
            fact("Lives in Berlin").slot("home").draft(),
            fact("Lives in Rome").slot("home").draft(),
            fact("Is tired").expires(NOW).draft());

    assertThat(snapshot("Berlin Rome tired", 1, 1))
        .isEqualTo(
            new ContextSnapshot(
                List.of(facts.get(1)), List.of(), null, null, List.of(), List.of(), true));
  }

  @Test
  void readContext_asManyAsAsked_isComplete() {
    List<Fact> facts = say(fact("a").draft(), fact("b").draft(), fact("c").draft());

    assertThat(snapshot(null, 3, 1).facts()).isEqualTo(byId(facts));
    assertThat(snapshot(null, 3, 1).complete()).isTrue();
    assertThat(snapshot(null, 2, 1).facts()).hasSize(2);
    assertThat(snapshot(null, 2, 1).complete()).isFalse();
  }

  @Test
  void readContext_moreEpisodesThanAsked_areTheNewest() {
    for (int i = 0; i < 4; i++) {
      done(
          store
              .episodes()
              .ingestEpisode(write(INGEST_EPISODE), episode("ep-" + i).at(NOW - i).build()));
    }

    ContextSnapshot snapshot = snapshot(null, 10, 3);

    assertThat(snapshot.episodes())
        .extracting(Episode::episodeId)
        .containsExactly("ep-0", "ep-1", "ep-2");
    assertThat(snapshot.complete()).isTrue();
  }

  @Test
  void readContext_moreFactsThanAsked_withoutQuery_areTheStrongest() {
    var drafts = new ArrayList<FactDraft>();
    for (int i = 0; i < 40; i++) {
      drafts.add(fact("Fact " + i).decay(DAY).weight(1 + i % 7).at(NOW - i * 1000L).draft());
    }
    drafts.add(fact("Pinned, old and weak").pinned().weight(0.01).at(0).draft());
    drafts.add(fact("Heavy").decay(DAY).weight(10).draft());
    List<Fact> facts = say(drafts.toArray(FactDraft[]::new));

    Comparator<Fact> strongest = Comparator.comparingLong(FactRules::strengthMs).reversed();
    List<Fact> expected =
        facts.stream().sorted(strongest.thenComparing(Fact::factId)).limit(11).toList();
    assertThat(snapshot(null, 11, 1).facts()).isEqualTo(byId(expected));
    assertThat(expected)
        .extracting(Fact::text)
        .startsWith("Pinned, old and weak")
        .contains("Heavy");
  }

  @Test
  void readContext_moreFactsThanAsked_bestMatchesAreBesideTheStrongest() {
    var drafts = new ArrayList<FactDraft>();
    for (int i = 0; i < 60; i++) {
      drafts.add(fact("Strong statement number " + i).weight(9).draft());
    }
    drafts.add(fact("Once owned a parrot called Kiwi").weight(0.1).at(NOW - DAY).draft());
    drafts.add(fact("Fears heights").tags("mountaineering").weight(0.1).at(NOW - DAY).draft());
    say(drafts.toArray(FactDraft[]::new));

    ContextSnapshot about = snapshot("What was the PARROT's name? \"kiwi\" OR NOT (", 10, 1);

    assertThat(about.facts()).hasSize(11).isSortedAccordingTo(Comparator.comparing(Fact::factId));
    assertThat(about.facts()).extracting(Fact::text).contains("Once owned a parrot called Kiwi");
    assertThat(about.facts()).containsAll(snapshot(null, 10, 1).facts());
    assertThat(about.complete()).isFalse();
    assertThat(snapshot("mountaineering", 10, 1).facts())
        .extracting(Fact::text)
        .contains("Fears heights");
    assertThat(snapshot("zebra", 10, 1)).isEqualTo(snapshot(null, 10, 1));
  }

  @Test
  void readContext_matchesOfOtherUsers_neverAppear() {
    var other = newUser();
    done(
        store
            .facts()
            .upsertFacts(
                Write.of(other, UPSERT_FACTS, NOW),
                List.of(new FactBuilder(other, "Owns a parrot").draft())));
    say(
        IntStream.range(0, 20)
            .mapToObj(i -> fact("Statement " + i).draft())
            .toArray(FactDraft[]::new));

    assertThat(snapshot("parrot", 10, 1).facts())
        .extracting(Fact::text)
        .allMatch(text -> text.startsWith("Statement"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"",
        "'",
        "*",
        "a*",
        "^a",
        "col:a",
        "-a",
        "AND",
        "a AND",
        "NEAR(a b, 3)",
        "( ) { } [ ]",
        "🦜",
        "喜欢",
        "\u0000",
        "\ud800",
        "%_\\;--",
        "the of and"
      })
  void readContext_anyQuery_isAnswered(String text) {
    say(
        IntStream.range(0, 20)
            .mapToObj(i -> fact("Statement " + i).draft())
            .toArray(FactDraft[]::new));

    assertThat(snapshot(text, 10, 1).facts()).hasSizeBetween(10, 20);
    assertThat(snapshot((text + " ").repeat(300), 10, 1).facts()).hasSizeBetween(10, 20);
  }

  @Test
  void readContext_changedFacts_matchWhatTheySayNow() {
    say(
        IntStream.range(0, 20)
            .mapToObj(i -> fact("Strong " + i).weight(9).draft())
            .toArray(FactDraft[]::new));
    FactDraft weak = fact("Likes walks").tags("beach").weight(0.1).draft();
    say(weak);
    Function<String, List<String>> texts =
        query -> snapshot(query, 10, 1).facts().stream().map(Fact::text).toList();
    assertThat(texts.apply("beach")).contains("Likes walks");

    done(
        store
            .facts()
            .patchFact(
                write(PATCH_FACT),
                weak.factId(),
                new FactPatch(List.of("forest"), null, null, null, null)));

    assertThat(texts.apply("beach")).doesNotContain("Likes walks");
    assertThat(texts.apply("forest")).contains("Likes walks");
    done(store.facts().deleteFact(write(DELETE_FACT), weak.factId()));
    assertThat(texts.apply("forest")).doesNotContain("Likes walks");
  }

  @Test
  void revision_ofTheFirstWrite_isItsTimeOrLater_andRisesWithEveryWrite() {
    List<Runnable> writes =
        List.of(
            () -> say(fact("Has a cat").draft()),
            () -> say(fact("Has a cat").draft()),
            () ->
                done(
                    store
                        .facts()
                        .patchFact(
                            write(PATCH_FACT),
                            fact("Has a cat").draft().factId(),
                            new FactPatch(null, 5.0, null, null, null))),
            () ->
                done(
                    store
                        .facts()
                        .deleteFact(write(DELETE_FACT), fact("Has a cat").draft().factId())),
            () ->
                done(
                    store.episodes().ingestEpisode(write(INGEST_EPISODE), episode("ep-1").build())),
            () -> done(store.episodes().deleteEpisode(write(DELETE_EPISODE), "ep-1")),
            () -> goal("g-1", GoalStatus.ACTIVE, NOW),
            () -> done(store.goals().updateGoal(write(UPDATE_GOAL), "g-1", title("u"))),
            () -> done(store.goals().deleteGoal(write(DELETE_GOAL), "g-1")),
            () ->
                done(
                    store
                        .preferences()
                        .patchPreferences(
                            write(PATCH_PREFERENCES), Map.of("tone", "dry"), Precondition.NONE)),
            () ->
                done(
                    store
                        .profiles()
                        .putProfile(
                            write(PUT_PROFILE),
                            new Profile("Ada", null, null, null, null, 0, 0),
                            Precondition.NONE)),
            () -> skill("talk", 1),
            () ->
                done(store.trackedSkills().deleteTrackedSkill(write(DELETE_TRACKED_SKILL), "talk")),
            () ->
                done(
                    store
                        .progress()
                        .upsertDaily(
                            write(UPSERT_DAILY),
                            new DailyRollup(
                                "20251009", "a", 0, 0, 1, List.of(), List.of(), 0, 0, 0, 0, NOW))),
            () ->
                done(
                    store
                        .gamification()
                        .updateGamification(
                            write(UPDATE_GAMIFICATION),
                            new GamificationUpdate(1, List.of(), "20251009", null))),
            () ->
                done(
                    store
                        .consents()
                        .putConsent(
                            write(PUT_CONSENT), new Consent("c", true, null, null, 0, 0, null))));
    long last = NOW - 1;
    for (Runnable change : writes) {
      change.run();
      long revision = read(null, 1, 1, null).revision().revision();

      assertThat(revision).isGreaterThan(last);
      last = revision;
    }
  }

  @Test
  void revision_withoutAChange_stays() {
    done(store.episodes().ingestEpisode(write(INGEST_EPISODE), episode("ep-1").build()));
    Revision revision = read(null, 1, 1, null).revision();

    store.episodes().ingestEpisode(writeAt(INGEST_EPISODE, NOW + 5), episode("ep-1").build());
    store.sessions().touchSession(user, unique("session"), NOW + 5);

    assertThat(read(null, 1, 1, null).revision()).isEqualTo(revision);
  }

  @Test
  void readContext_knownRevision_sparesTheSnapshot() {
    say(fact("Has a cat").draft());
    ContextRead first = read(null, 10, 10, null);

    assertThat(read("cat", 10, 10, known(first)))
        .isEqualTo(new ContextRead(first.revision(), true, false, null));

    say(fact("Has a dog").draft());
    ContextRead second = read(null, 10, 10, known(first));
    assertThat(second.revision()).isNotEqualTo(first.revision());
    assertThat(second.snapshot()).isEqualTo(snapshot(null, 10, 10));
  }

  @Test
  void readContext_knownRevisionOfNobody_isKnown() {
    assertThat(read(null, 10, 10, known(read(null, 10, 10, null))))
        .isEqualTo(new ContextRead(Revision.NONE, true, false, null));
  }

  @Test
  void sessionBound_isForThisUser_withinHalfOfItsTime() {
    String session = unique("session");
    long half = StorePolicy.DEFAULT.sessionTtlMs() / 2;
    store.sessions().touchSession(user, session, NOW);

    assertThat(bound(session, NOW)).isTrue();
    assertThat(bound(session, NOW + half)).isTrue();
    assertThat(bound(session, NOW + half + 1)).isFalse();
    assertThat(bound(unique("session"), NOW)).isFalse();

    store.sessions().touchSession(newUser(), session, NOW + 1);
    assertThat(bound(session, NOW + 1)).isTrue();
    store.sessions().bindSession(newUser(), session, true, NOW + 1);
    assertThat(bound(session, NOW + 1)).isFalse();
  }

  /** Whatever was read of it before. */
  @Test
  void sessionBound_isNotOnceTheBindingHasGone() {
    String forgotten = unique("session");
    String moved = unique("session");
    String erased = unique("session");
    say(fact("Has a cat").draft());
    for (String session : List.of(forgotten, moved, erased)) {
      store.sessions().touchSession(user, session, NOW);
      assertThat(bound(session, NOW)).isTrue();
      assertThat(bound(session, NOW)).isTrue();
    }

    done(store.assessments().forgetSession(write(FORGET_SESSION), forgotten));
    assertThat(bound(forgotten, NOW)).isFalse();
    assertThat(bound(moved, NOW)).isTrue();
    store.sessions().bindSession(newUser(), moved, true, NOW);
    assertThat(bound(moved, NOW)).isFalse();
    assertThat(bound(erased, NOW)).isTrue();
    store.erasure().eraseTables(user, Set.of(MemoryTable.SESSIONS), 100);
    assertThat(bound(erased, NOW)).isFalse();
  }

  private boolean bound(String session, long nowMs) {
    ContextRead full =
        store.contexts().readContext(new ContextQuery(user, session, null, 1, 1, null, nowMs));
    ContextRead known =
        store
            .contexts()
            .readContext(new ContextQuery(user, session, null, 1, 1, known(full), nowMs));
    assertThat(known.sessionBound()).isEqualTo(full.sessionBound());
    return full.sessionBound();
  }
}
