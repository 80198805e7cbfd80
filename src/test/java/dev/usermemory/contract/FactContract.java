package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.PATCH_FACT;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.fact.FactUpsert.Result;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class FactContract extends StoreAspect {

  private static final FactFilter ALL = FactFilter.of(null, null, true);

  FactContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private List<FactUpsert> say(long nowMs, FactDraft... drafts) {
    return done(store.facts().upsertFacts(writeAt(UPSERT_FACTS, nowMs), List.of(drafts)));
  }

  private List<Fact> list(FactFilter filter, long nowMs) {
    return done(store.facts().listFacts(user, filter, PageRequest.first(200), nowMs)).items();
  }

  @Test
  void upsertFacts_newFact_isCreatedWithEveryComponent() {
    FactDraft draft =
        fact("Prefers \"tea\" over coffee 🍵")
            .kind(FactKind.PREFERENCE)
            .tags("drinks", "日本")
            .skill("small-talk")
            .weight(0.1)
            .decay(123_456_789)
            .at(NOW - 5)
            .expires(NOW + 7)
            .source("chat")
            .session("s-1")
            .slot("drink")
            .pinned()
            .draft();

    List<FactUpsert> results = say(NOW, draft);

    assertThat(results).containsExactly(new FactUpsert(draft.toFact(), Result.CREATED, List.of()));
    assertThat(list(ALL, NOW)).containsExactly(draft.toFact());
  }

  @Test
  void upsertFacts_onlyNecessaryComponents_areKeptAsTheyAre() {
    FactDraft draft = fact("Has a cat").expires(null).draft();

    say(NOW, draft);

    assertThat(list(ALL, Long.MAX_VALUE)).containsExactly(draft.toFact());
  }

  @Test
  void upsertFacts_sameStatement_isReinforced() {
    FactDraft first = fact("Has a cat").weight(2).tags("pets").draft();
    FactDraft again = fact("has a cat!").at(NOW + 10).tags("home").draft();
    say(NOW, first);

    List<FactUpsert> results = say(NOW + 10, again);

    Fact expected = fact("Has a cat").weight(2.8).tags("pets", "home").kept(NOW + 10, null);
    assertThat(results).containsExactly(new FactUpsert(expected, Result.REINFORCED, List.of()));
    assertThat(list(ALL, NOW + 10)).containsExactly(expected);
  }

  @Test
  void upsertFacts_twiceInOneBatch_isCreatedThenReinforced() {
    FactDraft draft = fact("Has a cat").draft();

    List<FactUpsert> results = say(NOW, draft, draft);

    Fact expected = fact("Has a cat").weight(1.9).kept(NOW, null);
    assertThat(results)
        .containsExactly(
            new FactUpsert(draft.toFact(), Result.CREATED, List.of()),
            new FactUpsert(expected, Result.REINFORCED, List.of()));
    assertThat(list(ALL, NOW)).containsExactly(expected);
  }

  @Test
  void upsertFacts_newTextInSlot_supersedesTheOld() {
    FactDraft berlin = fact("Lives in Berlin").slot("home").draft();
    FactDraft rome = fact("Lives in Rome").slot("home").at(NOW + 1).draft();
    say(NOW, berlin);

    List<FactUpsert> results = say(NOW + 1, rome);

    assertThat(results)
        .containsExactly(
            new FactUpsert(rome.toFact(), Result.SUPERSEDED, List.of(berlin.factId())));
    assertThat(list(FactFilter.CURRENT, NOW + 1)).containsExactly(rome.toFact());
    assertThat(list(ALL, NOW + 1))
        .containsExactly(rome.toFact(), fact("Lives in Berlin").slot("home").kept(NOW, NOW + 1));
  }

  @Test
  void upsertFacts_slotTwiceInOneBatch_keepsTheLast() {
    FactDraft berlin = fact("Lives in Berlin").slot("home").draft();
    FactDraft rome = fact("Lives in Rome").slot("home").draft();

    List<FactUpsert> results = say(NOW, berlin, rome);

    assertThat(results)
        .containsExactly(
            new FactUpsert(berlin.toFact(), Result.CREATED, List.of()),
            new FactUpsert(rome.toFact(), Result.SUPERSEDED, List.of(berlin.factId())));
    assertThat(list(FactFilter.CURRENT, NOW)).containsExactly(rome.toFact());
  }

  @Test
  void upsertFacts_supersededSaidAgain_takesItsSlotBack() {
    FactDraft berlin = fact("Lives in Berlin").slot("home").draft();
    FactDraft rome = fact("Lives in Rome").slot("home").draft();
    FactDraft again = fact("Lives in Berlin").at(NOW + 2).draft(); // the slot is not named again
    say(NOW, berlin);
    say(NOW + 1, rome);

    List<FactUpsert> results = say(NOW + 2, again);

    Fact expected = fact("Lives in Berlin").slot("home").weight(1.9).kept(NOW + 2, null);
    assertThat(results)
        .containsExactly(new FactUpsert(expected, Result.SUPERSEDED, List.of(rome.factId())));
    assertThat(list(FactFilter.CURRENT, NOW + 2)).containsExactly(expected);
  }

  @Test
  void upsertFacts_otherSlotsAndNoSlot_areLeftAlone() {
    FactDraft home = fact("Lives in Berlin").slot("home").draft();
    FactDraft work = fact("Works in Potsdam").slot("work").draft();
    FactDraft none = fact("Lives near water").draft();

    List<FactUpsert> results = say(NOW, home, work, none);

    assertThat(results).extracting(FactUpsert::result).containsOnly(Result.CREATED);
    assertThat(list(FactFilter.CURRENT, NOW)).hasSize(3);
  }

  @Test
  void upsertFacts_expiredStatement_isCreatedAnew() {
    FactDraft old = fact("Has a cat").weight(9).expires(NOW + 1).draft();
    FactDraft again = fact("Has a cat").at(NOW + 1).draft();
    say(NOW, old);

    List<FactUpsert> results = say(NOW + 1, again);

    assertThat(results).containsExactly(new FactUpsert(again.toFact(), Result.CREATED, List.of()));
    assertThat(list(ALL, NOW + 1)).containsExactly(again.toFact());
  }

  @Test
  void upsertFacts_expiredFactInSlot_isNotSuperseded() {
    say(NOW, fact("Lives in Berlin").slot("home").expires(NOW + 1).draft());
    FactDraft rome = fact("Lives in Rome").slot("home").at(NOW + 1).draft();

    assertThat(say(NOW + 1, rome))
        .containsExactly(new FactUpsert(rome.toFact(), Result.CREATED, List.of()));
  }

  @Test
  void upsertFacts_hundredDrafts_areAllStored() {
    List<FactDraft> drafts =
        IntStream.range(0, 100)
            .mapToObj(i -> fact("Fact number " + i).at(NOW - i).draft())
            .toList();

    done(store.facts().upsertFacts(write(UPSERT_FACTS), drafts));

    assertThat(list(ALL, NOW)).isEqualTo(drafts.stream().map(FactDraft::toFact).toList());
  }

  @Test
  void upsertFacts_anyCharacters_comeBackAsTheyWere() {
    String text =
        "line\nbreak\ttab \u0000nul \"quotes\" 'single' \\ 喜 \ud83d\udc69\u200d\ud83d\ude80 \u202e";
    FactDraft draft = fact(text).tags("a'b", "\"", "*").draft();

    say(NOW, draft);

    assertThat(list(ALL, NOW)).containsExactly(draft.toFact());
  }

  @Test
  void listFacts_newestReinforcementFirst_thenByFactId() {
    FactDraft a = fact("alpha").at(NOW - 1).draft();
    FactDraft b = fact("beta").at(NOW - 1).draft();
    FactDraft c = fact("gamma").draft();
    say(NOW, a, b, c);

    List<String> tied = List.of(a.factId(), b.factId()).stream().sorted().toList();
    assertThat(list(ALL, NOW))
        .extracting(Fact::factId)
        .containsExactly(c.factId(), tied.get(0), tied.get(1));
  }

  @Test
  void listFacts_filters_restrictTogether() {
    FactDraft hint = fact("Pause less").kind(FactKind.SKILL_HINT).skill("talk").draft();
    FactDraft won = fact("Spoke well").kind(FactKind.ACHIEVEMENT).skill("talk").draft();
    FactDraft bio = fact("Has a cat").draft();
    say(NOW, hint, won, bio);

    assertThat(list(FactFilter.of(FactKind.SKILL_HINT, null, false), NOW))
        .containsExactly(hint.toFact());
    assertThat(list(FactFilter.of(null, "talk", false), NOW))
        .containsExactlyInAnyOrder(hint.toFact(), won.toFact());
    assertThat(list(FactFilter.of(FactKind.ACHIEVEMENT, "talk", false), NOW))
        .containsExactly(won.toFact());
    assertThat(list(FactFilter.of(FactKind.BIO, "talk", false), NOW)).isEmpty();
  }

  @Test
  void patchFact_changesWhatIsNamed() {
    FactDraft draft = fact("Has a cat").tags("pets").draft();
    say(NOW, draft);
    var patch = new FactPatch(List.of("cats"), 4.5, 70_000L, NOW + 99, true);

    Fact patched =
        done(store.facts().patchFact(writeAt(PATCH_FACT, NOW + 1), draft.factId(), patch));

    assertThat(patched).isEqualTo(patch.apply(draft.toFact()));
    assertThat(list(ALL, NOW + 1)).containsExactly(patched);
  }

  @Test
  void patchFact_emptyPatch_changesNothing() {
    FactDraft draft = fact("Has a cat").tags("pets").pinned().draft();
    say(NOW, draft);

    var patch = new FactPatch(null, null, null, null, null);

    assertThat(done(store.facts().patchFact(write(PATCH_FACT), draft.factId(), patch)))
        .isEqualTo(draft.toFact());
  }

  @Test
  void patchFact_absentOrExpired_isNotFound() {
    FactDraft draft = fact("Has a cat").expires(NOW + 1).draft();
    say(NOW, draft);
    var patch = new FactPatch(null, 2.0, null, NOW + DAY, null);

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(
            () -> store.facts().patchFact(writeAt(PATCH_FACT, NOW + 1), draft.factId(), patch));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> store.facts().patchFact(write(PATCH_FACT), "fact_absent", patch));
  }

  @Test
  void deleteFact_once_isThereOnce() {
    FactDraft draft = fact("Has a cat").draft();
    say(NOW, draft, fact("Has a dog").draft());

    assertThat(done(store.facts().deleteFact(write(DELETE_FACT), draft.factId()))).isTrue();
    assertThat(done(store.facts().deleteFact(write(DELETE_FACT), draft.factId()))).isFalse();
    assertThat(list(ALL, NOW)).extracting(Fact::text).containsExactly("Has a dog");
  }

  @Test
  void deleteFact_expired_isDoneAndFalse() {
    FactDraft draft = fact("Has a cat").expires(NOW + 1).draft();
    say(NOW, draft);

    assertThat(done(store.facts().deleteFact(writeAt(DELETE_FACT, NOW + 1), draft.factId())))
        .isFalse();
  }

  @Test
  void deleteFact_ofSlot_leavesTheSlotEmpty() {
    FactDraft berlin = fact("Lives in Berlin").slot("home").draft();
    FactDraft rome = fact("Lives in Rome").slot("home").draft();
    say(NOW, berlin);
    say(NOW + 1, rome);

    done(store.facts().deleteFact(writeAt(DELETE_FACT, NOW + 2), rome.factId()));

    assertThat(list(FactFilter.CURRENT, NOW + 2)).isEmpty();
  }

  private static FactFilter filter(
      @Nullable String session,
      @Nullable String slot,
      @Nullable String tag,
      @Nullable String words) {
    return new FactFilter(null, null, session, slot, tag, words, false, null);
  }

  @Test
  void listFacts_bySessionSlotTagAndWords_isWhatFits() {
    FactDraft work = fact("Leads the Café team").session("s-1").tags("Work", "x").draft();
    FactDraft home = fact("Lives in Oslo").session("s-2").slot("city").tags("home").draft();
    say(NOW, work, home);

    assertThat(list(filter("s-1", null, null, null), NOW)).containsExactly(work.toFact());
    assertThat(list(filter(null, "city", null, null), NOW)).containsExactly(home.toFact());
    assertThat(list(filter(null, null, "work", null), NOW)).containsExactly(work.toFact());
    assertThat(list(filter(null, null, null, "TEAM cafe\u0301"), NOW))
        .containsExactly(work.toFact());
    assertThat(list(filter(null, null, null, "team oslo"), NOW)).isEmpty();
    assertThat(list(filter("s-1", null, "home", null), NOW)).isEmpty();
  }

  private List<String> asOf(long atMs) {
    var filter = new FactFilter(null, null, null, null, null, null, false, atMs);
    return list(filter, NOW).stream().map(Fact::text).sorted().toList();
  }

  @Test
  void listFacts_asOf_isWhatWasSoThen_whicheverArrivedFirst() {
    say(NOW, fact("Lives in Oslo").slot("city").at(NOW - 10).draft());
    say(NOW, fact("Has a cat").at(NOW - 25).draft());
    say(NOW, fact("Lives in Lisbon").slot("city").at(NOW - 30).draft());
    say(NOW, fact("Lives in Lisbon").slot("city").at(NOW - 2).draft());

    assertThat(asOf(NOW - 31)).isEmpty();
    assertThat(asOf(NOW - 30)).containsExactly("Lives in Lisbon");
    assertThat(asOf(NOW - 20)).containsExactly("Has a cat", "Lives in Lisbon");
    assertThat(asOf(NOW - 10)).containsExactly("Has a cat", "Lives in Oslo");
    assertThat(asOf(NOW)).containsExactly("Has a cat", "Lives in Lisbon");
  }

  @Test
  void factHistory_ofASlot_isAllThatHeldIt() {
    FactDraft oslo = fact("Lives in Oslo").slot("city").at(NOW - 10).draft();
    FactDraft lisbon = fact("Lives in Lisbon").slot("city").at(NOW - 30).draft();
    FactDraft cat = fact("Has a cat").draft();
    say(NOW, oslo, lisbon, cat);

    assertThat(done(store.facts().factHistory(user, oslo.factId(), NOW)))
        .extracting(Fact::factId, Fact::supersededAtMs)
        .containsExactlyInAnyOrder(tuple(oslo.factId(), null), tuple(lisbon.factId(), NOW - 10));
    assertThat(done(store.facts().factHistory(user, cat.factId(), NOW)))
        .containsExactly(cat.toFact());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> store.facts().factHistory(user, "fact_unknown", NOW));
  }

  @Test
  void upsertFacts_olderThanTheHolder_doesNotTakeTheSlot() {
    FactDraft oslo = fact("Lives in Oslo").slot("city").draft();
    say(NOW, oslo);

    FactUpsert late =
        say(NOW, fact("Lives in Lisbon").slot("city").at(NOW - 400).draft()).getFirst();

    assertThat(late.result()).isEqualTo(Result.CREATED);
    assertThat(late.fact().supersededAtMs()).isEqualTo(NOW);
    assertThat(list(FactFilter.CURRENT, NOW)).containsExactly(oslo.toFact());
  }
}
