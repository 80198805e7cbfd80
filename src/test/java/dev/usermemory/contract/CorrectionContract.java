package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.CORRECT_FACT;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.fact.CorrectedFact;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactCorrection;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.fact.FactUpsert.Result;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportRecord;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A fact that is corrected stays corrected. */
abstract class CorrectionContract extends StoreAspect {

  private static final FactFilter ALL = FactFilter.of(null, null, true);
  private static final FactPatch NOTHING = new FactPatch(null, null, null, null, null);
  private static final long KEPT = 365 * DAY;

  private final FactDraft lisbon =
      fact("Lives in Lisbon.").tags("home").weight(3).slot("city").session("s-1").pinned().draft();

  CorrectionContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private FactUpsert say(long nowMs, FactDraft draft) {
    return done(store.facts().upsertFacts(writeAt(UPSERT_FACTS, nowMs), List.of(draft))).getFirst();
  }

  private Outcome<CorrectedFact> tryCorrect(String factId, String text, long nowMs) {
    var correction = new FactCorrection(text, NOTHING, nowMs + KEPT);
    return store.facts().correctFact(writeAt(CORRECT_FACT, nowMs), factId, correction);
  }

  private CorrectedFact correct(String factId, String text, long nowMs) {
    return done(tryCorrect(factId, text, nowMs));
  }

  private List<Fact> list(FactFilter filter, long nowMs) {
    return done(store.facts().listFacts(user, filter, PageRequest.first(200), nowMs)).items();
  }

  private List<String> current(long nowMs) {
    return list(FactFilter.CURRENT, nowMs).stream().map(Fact::text).toList();
  }

  private Fact stored(String factId, long nowMs) {
    return list(ALL, nowMs).stream()
        .filter(f -> f.factId().equals(factId))
        .findFirst()
        .orElseThrow();
  }

  private List<Fact> history(String factId, long nowMs) {
    return done(store.facts().factHistory(user, factId, nowMs));
  }

  private static FactFilter asOf(long timeMs) {
    return new FactFilter(null, null, null, null, null, null, false, timeMs);
  }

  @Test
  void correctFact_newText_takesItsPlaceWithAllThatBelongsToIt() {
    say(NOW, lisbon);

    CorrectedFact corrected = correct(lisbon.factId(), "Lives in Porto.", NOW + 10);

    Fact porto =
        fact("Lives in Porto.")
            .tags("home")
            .weight(3)
            .slot("city")
            .session("s-1")
            .pinned()
            .at(NOW + 10)
            .expires(NOW + 10 + KEPT)
            .source("correction")
            .origin("correction")
            .draft()
            .toFact();
    porto = new FactPatch(null, null, null, null, null).apply(porto);
    assertThat(corrected.replaces()).isEqualTo(lisbon.factId());
    assertThat(corrected.fact().factId()).isEqualTo(porto.factId());
    assertThat(corrected.fact())
        .usingRecursiveComparison()
        .ignoringFields("expiresAtMs")
        .isEqualTo(porto);
    assertThat(corrected.fact().pinned()).isTrue();
    assertThat(list(FactFilter.CURRENT, NOW + 10)).containsExactly(corrected.fact());
    Fact old = stored(lisbon.factId(), NOW + 10);
    assertThat(old.supersededAtMs()).isEqualTo(NOW + 10);
    assertThat(old.correctedBy()).isEqualTo(porto.factId());
    assertThat(old.pinned()).isFalse();
    assertThat(old.expiresAtMs()).isNotNull();
  }

  @Test
  void correctFact_saidAgain_staysHistory() {
    FactDraft plain = fact("Has a cat.").draft();
    for (FactDraft draft : List.of(lisbon, plain)) {
      say(NOW, draft);
      String by = correct(draft.factId(), draft.text() + " No, two.", NOW + 10).fact().factId();
      Fact before = stored(draft.factId(), NOW + 10);

      FactDraft again =
          new FactBuilder(user, draft.text())
              .at(NOW + 20)
              .slot(draft.slot())
              .source("later")
              .draft();
      FactUpsert result = say(NOW + 20, again);

      assertThat(result.result()).isEqualTo(Result.CORRECTED);
      Fact after = stored(draft.factId(), NOW + 20);
      assertThat(result.fact()).isEqualTo(after);
      assertThat(after.correctedBy()).isEqualTo(by);
      assertThat(after.supersededAtMs()).isEqualTo(NOW + 10);
      assertThat(after.lastReinforcedAtMs()).isEqualTo(before.lastReinforcedAtMs());
      assertThat(after.weight()).isEqualTo(before.weight());
      assertThat(after.origins()).contains("later");
      assertThat(current(NOW + 20))
          .doesNotContain(draft.text())
          .contains(draft.text() + " No, two.");
    }
  }

  @Test
  void correctFact_sameWords_areOnlySpeltAnew() {
    FactDraft said = fact("lives in oslo").draft();
    say(NOW, said);

    CorrectedFact respelt = correct(said.factId(), "Lives in Oslo.", NOW + 1);

    assertThat(respelt.replaces()).isNull();
    assertThat(respelt.fact().text()).isEqualTo("Lives in Oslo.");
    assertThat(list(ALL, NOW + 1)).containsExactly(respelt.fact());
    assertThat(say(NOW + 2, said).fact().text()).isEqualTo("Lives in Oslo.");
  }

  @Test
  void correctFact_sameText_changesNothing() {
    say(NOW, lisbon);
    Fact before = stored(lisbon.factId(), NOW);

    assertThat(correct(lisbon.factId(), lisbon.text(), NOW + 1))
        .isEqualTo(new CorrectedFact(before, null));
    assertThat(list(ALL, NOW + 1)).containsExactly(before);
  }

  @Test
  void correctFact_toWhatIsKnown_reinforcesIt() {
    FactDraft cat = fact("Has a cat").tags("pets").draft();
    FactDraft two = fact("Has two cats").weight(2).tags("home").draft();
    say(NOW, cat);
    say(NOW + 1, two);

    CorrectedFact corrected = correct(cat.factId(), "Has two cats", NOW + 10);

    assertThat(corrected.replaces()).isEqualTo(cat.factId());
    assertThat(corrected.fact().factId()).isEqualTo(two.factId());
    assertThat(corrected.fact().weight()).isEqualTo(2.8);
    assertThat(corrected.fact().tags()).containsExactly("home", "pets");
    assertThat(corrected.fact().lastReinforcedAtMs()).isEqualTo(NOW + 10);
    assertThat(current(NOW + 10)).containsExactly("Has two cats");
  }

  @Test
  void correctFact_backAgain_makesTheFirstCurrent() {
    say(NOW, lisbon);
    String porto = correct(lisbon.factId(), "Lives in Porto.", NOW + 1).fact().factId();

    CorrectedFact back = correct(porto, "Lives in Lisbon.", NOW + 2);

    assertThat(back.fact().factId()).isEqualTo(lisbon.factId());
    assertThat(back.fact().correctedBy()).isNull();
    assertThat(back.fact().supersededAtMs()).isNull();
    assertThat(stored(porto, NOW + 2).correctedBy()).isEqualTo(lisbon.factId());
    assertThat(current(NOW + 2)).containsExactly("Lives in Lisbon.");
  }

  @Test
  void correctFact_twice_conflictsUnlessItIsTheSame() {
    say(NOW, lisbon);
    CorrectedFact first = correct(lisbon.factId(), "Lives in Porto.", NOW + 1);

    assertThat(correct(lisbon.factId(), "lives in Porto", NOW + 2)).isEqualTo(first);
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> tryCorrect(lisbon.factId(), "Lives in Faro.", NOW + 2));
  }

  @Test
  void correctFact_thatLostItsSlot_conflicts() {
    say(NOW, lisbon);
    say(NOW + 1, fact("Lives in Oslo.").slot("city").at(NOW + 1).draft());

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> tryCorrect(lisbon.factId(), "Lives in Porto.", NOW + 2));
    assertThat(current(NOW + 2)).containsExactly("Lives in Oslo.");
  }

  @Test
  void correctFact_absentOrExpired_isNotFound() {
    FactDraft brief = fact("On holiday").expires(NOW + 5).draft();
    say(NOW, brief);

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> tryCorrect(brief.factId(), "At work", NOW + 5));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> tryCorrect("fact_absent", "At work", NOW));
  }

  @Test
  void correctFact_withANamedEnd_endsThen() {
    FactDraft brief = fact("On holiday until Friday").expires(NOW + DAY).draft();
    FactDraft usual = fact("Has a cat").expires(NOW + KEPT).draft();
    say(NOW, brief);
    say(NOW, usual);

    assertThat(correct(brief.factId(), "On holiday", NOW + 5).fact().expiresAtMs())
        .isEqualTo(NOW + DAY);
    assertThat(correct(usual.factId(), "Has a dog", NOW + 5).fact().expiresAtMs())
        .isEqualTo(NOW + 5 + KEPT);
  }

  @Test
  void correctFact_withAPatch_appliesItToTheNewOne() {
    say(NOW, lisbon);
    var patch = new FactPatch(List.of("city"), 5.0, 70_000L, NOW + 99, false, NOW + KEPT);
    var correction = new FactCorrection("Lives in Porto.", patch, NOW + KEPT);

    Fact porto =
        done(store.facts().correctFact(writeAt(CORRECT_FACT, NOW + 1), lisbon.factId(), correction))
            .fact();

    assertThat(porto)
        .extracting(Fact::tags, Fact::weight, Fact::decayMs, Fact::expiresAtMs, Fact::pinned)
        .containsExactly(List.of("city"), 5.0, 70_000L, NOW + 99, false);
    assertThat(stored(lisbon.factId(), NOW + 1).tags()).containsExactly("home");
  }

  @Test
  void correctFact_withoutConsent_isDenied() {
    say(NOW, lisbon);
    var revoked = new Consent(Gate.MEMORY.consent(), false, null, null, NOW, NOW, null);
    done(store.consents().putConsent(write(PUT_CONSENT), revoked));

    assertThat(tryCorrect(lisbon.factId(), "Lives in Porto.", NOW + 1))
        .isEqualTo(new Outcome.Denied<>(Gate.MEMORY.consent()));
  }

  @Test
  void correctFact_repeatedByKey_tellsTheSame() {
    say(NOW, lisbon);
    var correction = new FactCorrection("Lives in Porto.", NOTHING, NOW + KEPT);
    CorrectedFact first =
        done(
            store
                .facts()
                .correctFact(writeOnce(CORRECT_FACT, NOW + 1, "k"), lisbon.factId(), correction));

    assertThat(
            replayed(
                store
                    .facts()
                    .correctFact(
                        writeOnce(CORRECT_FACT, NOW + 2, "k"), lisbon.factId(), correction)))
        .isEqualTo(first);
    done(store.facts().deleteFact(writeAt(DELETE_FACT, NOW + 3), first.fact().factId()));
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() ->
            store
                .facts()
                .correctFact(writeOnce(CORRECT_FACT, NOW + 4, "k"), lisbon.factId(), correction));
  }

  @Test
  void factHistory_hasWhatWasCorrected_fromEveryOfThem() {
    FactDraft cat = fact("Has a cat").kind(FactKind.BIO).draft();
    FactDraft other = fact("Has a parrot").kind(FactKind.BIO).draft();
    say(NOW, cat);
    say(NOW, other);
    String two = correct(cat.factId(), "Has two cats", NOW + 1).fact().factId();
    String three = correct(two, "Has three cats", NOW + 2).fact().factId();

    for (String id : List.of(cat.factId(), two, three)) {
      assertThat(history(id, NOW + 3))
          .extracting(Fact::factId)
          .containsExactlyInAnyOrder(cat.factId(), two, three);
    }
    assertThat(history(other.factId(), NOW + 3)).hasSize(1);
  }

  @Test
  void listFacts_asOf_knowsWhatWasSoBefore() {
    FactDraft cat = fact("Has a cat").draft();
    say(NOW, lisbon);
    say(NOW, cat);
    String porto = correct(lisbon.factId(), "Lives in Porto.", NOW + 10).fact().factId();
    correct(cat.factId(), "Has a dog", NOW + 10);

    assertThat(list(asOf(NOW + 9), NOW + 20))
        .extracting(Fact::text)
        .containsExactlyInAnyOrder("Lives in Lisbon.", "Has a cat");
    assertThat(list(asOf(NOW + 10), NOW + 20))
        .extracting(Fact::text)
        .containsExactlyInAnyOrder("Lives in Porto.", "Has a dog");
    done(store.facts().deleteFact(writeAt(DELETE_FACT, NOW + 11), porto));
    assertThat(list(asOf(NOW + 12), NOW + 20)).extracting(Fact::text).containsExactly("Has a dog");
  }

  @Test
  void deletedCorrection_leavesTheOldCorrected() {
    say(NOW, lisbon);
    String porto = correct(lisbon.factId(), "Lives in Porto.", NOW + 1).fact().factId();
    done(store.facts().deleteFact(writeAt(DELETE_FACT, NOW + 2), porto));

    assertThat(say(NOW + 3, lisbon).result()).isEqualTo(Result.CORRECTED);
    assertThat(current(NOW + 3)).isEmpty();
    FactDraft oslo = fact("Lives in Oslo.").slot("city").at(NOW + 4).draft();
    say(NOW + 4, oslo);
    assertThat(current(NOW + 4)).containsExactly("Lives in Oslo.");
  }

  @Test
  void exportAndImport_keepIt() {
    say(NOW, lisbon);
    correct(lisbon.factId(), "Lives in Porto.", NOW + 1);
    List<ExportRecord> exported =
        store.export().exportUser(user, PageRequest.first(200), NOW + 2).items().stream()
            .filter(record -> record.document() instanceof Fact)
            .toList();
    List<Fact> before = list(ALL, NOW + 2);
    exported.forEach(record ->
        done(
            store
                .facts()
                .deleteFact(writeAt(DELETE_FACT, NOW + 3), ((Fact) record.document()).factId())));

    store.imports().importRecords(user, exported, NOW + 4);

    assertThat(list(ALL, NOW + 4)).isEqualTo(before);
    assertThat(say(NOW + 5, lisbon).result()).isEqualTo(Result.CORRECTED);
  }
}
