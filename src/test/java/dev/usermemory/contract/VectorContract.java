package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.CORRECT_FACT;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.FORGET_FACT;
import static dev.usermemory.kernel.WriteOperation.PATCH_FACT;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.assembly.Revision;
import dev.usermemory.context.embedding.FactText;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.FactCorrection;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportedFactVector;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Vectors of facts are theirs: there with them, gone with them, and nothing to a context's age. */
abstract class VectorContract extends StoreAspect {

  private static final String MODEL = "minilm-l6-v2:int8";
  private static final FactPatch NOTHING = new FactPatch(null, null, null, null, null);

  private final FactDraft sings = fact("Sings in a choir").draft();
  private final FactDraft runs = fact("Runs on Sundays").draft();

  VectorContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private void say(FactDraft... drafts) {
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(drafts)));
  }

  /** One that is this fact's and nobody else's. */
  private static FactVector vector(FactDraft fact, String model) {
    return new FactVector(
        fact.factId(),
        model,
        Vector.of(new float[] {1, fact.text().length(), -0.5f, model.length()}));
  }

  private int keep(FactDraft... facts) {
    return store
        .vectors()
        .keepVectors(user, Arrays.stream(facts).map(fact -> vector(fact, MODEL)).toList());
  }

  private List<FactVector> kept() {
    return store.vectors().vectors(user, MODEL);
  }

  private static List<FactVector> vectors(FactDraft... facts) {
    return Arrays.stream(facts)
        .map(fact -> vector(fact, MODEL))
        .sorted(Comparator.comparing(FactVector::factId))
        .toList();
  }

  private List<FactText> missing(long nowMs) {
    return store.vectors().withoutVector(user, MODEL, 1_000, nowMs);
  }

  private static List<FactText> texts(FactDraft... facts) {
    return Arrays.stream(facts)
        .map(fact -> new FactText(fact.factId(), fact.text()))
        .sorted(Comparator.comparing(FactText::factId))
        .toList();
  }

  private List<ExportRecord> exported(UserId whose, long nowMs) {
    return store.export().exportUser(whose, PageRequest.first(200), nowMs).items().stream()
        .filter(record -> record.table() == MemoryTable.FACT_VECTORS)
        .toList();
  }

  @Test
  void vectors_areTheOnesKept_byFactId() {
    say(sings, runs);

    assertThat(keep(sings, runs)).isEqualTo(2);

    assertThat(kept()).isEqualTo(vectors(sings, runs));
    assertThat(store.vectors().vectors(user, "another")).isEmpty();
    assertThat(store.vectors().vectors(newUser(), MODEL)).isEmpty();
  }

  @Test
  void keepVectors_again_isTheSame() {
    say(sings);
    keep(sings);

    assertThat(keep(sings)).isEqualTo(1);
    assertThat(kept()).isEqualTo(vectors(sings));
  }

  @Test
  void keepVectors_ofAnotherModel_replaces() {
    say(sings, runs);
    keep(sings, runs);

    var later = vector(sings, "later");
    assertThat(store.vectors().keepVectors(user, List.of(later))).isEqualTo(1);

    assertThat(store.vectors().vectors(user, "later")).isEqualTo(List.of(later));
    assertThat(kept()).isEqualTo(vectors(runs));
    assertThat(missing(NOW)).isEqualTo(texts(sings));
  }

  @Test
  void keepVectors_ofFactsThatAreGone_keepsTheOthers() {
    FactDraft berlin = fact("Lives in Berlin").slot("home").draft();
    FactDraft rome = fact("Lives in Rome").slot("home").draft();
    say(berlin, rome, sings, runs);
    done(store.facts().deleteFact(write(DELETE_FACT), runs.factId()));

    assertThat(keep(berlin, rome, sings, runs, fact("Was never said").draft())).isEqualTo(2);

    assertThat(kept()).isEqualTo(vectors(rome, sings));
    assertThat(store.vectors().keepVectors(newUser(), vectors(sings))).isZero();
    assertThat(store.vectors().keepVectors(user, List.of())).isZero();
  }

  @Test
  void keepVectors_leavesTheRevision() {
    say(sings);
    Revision before = store.contexts().revision(user);

    keep(sings);

    assertThat(store.contexts().revision(user)).isEqualTo(before);
  }

  @Test
  void keepVectors_ofMany_keepsAll() {
    FactDraft[] many =
        IntStream.range(0, 250).mapToObj(i -> fact("Fact " + i).draft()).toArray(FactDraft[]::new);
    for (int from = 0; from < many.length; from += 50) {
      say(Arrays.copyOfRange(many, from, from + 50));
    }
    assertThat(missing(NOW)).isEqualTo(texts(many));
    assertThat(store.vectors().withoutVector(user, MODEL, 220, NOW))
        .isEqualTo(missing(NOW).subList(0, 220));

    assertThat(keep(many)).isEqualTo(250);

    assertThat(kept()).isEqualTo(vectors(many));
    assertThat(missing(NOW)).isEmpty();
  }

  @Test
  void withoutVector_namesCurrentFactsThatHaveNone() {
    FactDraft berlin = fact("Lives in Berlin").slot("home").draft();
    FactDraft rome = fact("Lives in Rome").slot("home").draft();
    FactDraft swims = fact("Swims").expires(NOW + 5).draft();
    say(berlin, rome, sings, runs, swims);
    keep(runs);

    assertThat(missing(NOW)).isEqualTo(texts(rome, sings, swims));
    assertThat(missing(NOW + 5)).isEqualTo(texts(rome, sings));
    assertThat(store.vectors().withoutVector(user, MODEL, 1, NOW))
        .isEqualTo(texts(rome, sings, swims).subList(0, 1));
    assertThat(store.vectors().withoutVector(newUser(), MODEL, 9, NOW)).isEmpty();
  }

  @Test
  void withoutVector_againAndAgain_namesWhatHasNoneByNow() {
    say(sings, runs);
    keep(sings, runs);
    assertThat(missing(NOW)).isEmpty();

    FactDraft swims = fact("Swims").draft();
    say(swims, sings);
    assertThat(missing(NOW)).isEqualTo(texts(swims));
    keep(swims);
    assertThat(missing(NOW)).isEmpty();

    store.vectors().keepVectors(user, List.of(vector(runs, "another")));
    assertThat(missing(NOW)).isEqualTo(texts(runs));
    keep(runs);
    assertThat(missing(NOW)).isEmpty();

    var imported = new ExportedFactVector(sings.factId(), "another", "fwE=");
    var record = new ExportRecord(MemoryTable.FACT_VECTORS, imported);
    assertThat(store.imports().importRecords(user, List.of(record), NOW))
        .containsExactly(Change.UPDATED);
    assertThat(missing(NOW)).isEqualTo(texts(sings));

    DeletedPage.all(cursor -> store.erasure().eraseUser(user, 100, cursor, NOW));
    say(sings);
    assertThat(missing(NOW)).isEqualTo(texts(sings));
  }

  @Test
  void withoutVector_withoutConsent_namesNone() {
    say(sings);
    var denied = new Consent(Gate.MEMORY.consent(), false, null, null, 0, 0, NOW + 5);
    done(store.consents().putConsent(write(PUT_CONSENT), denied));

    assertThat(missing(NOW)).isEmpty();
    assertThat(missing(NOW + 5)).isEqualTo(texts(sings));
    assertThat(store(ASKING).vectors().withoutVector(user, MODEL, 9, NOW + 5)).isEmpty();
  }

  @Test
  void vector_goesWithItsFact_whateverTakesThatAway() {
    FactDraft berlin = fact("Lives in Berlin").slot("home").draft();
    FactDraft swims = fact("Swims").draft();
    FactDraft skis = fact("Skis").draft();
    say(berlin, sings, runs, swims, skis);
    keep(berlin, sings, runs, swims, skis);

    done(store.facts().deleteFact(write(DELETE_FACT), sings.factId()));
    done(store.assessments().forgetFact(write(FORGET_FACT), runs.factId()));
    say(fact("Lives in Rome").slot("home").draft());
    var correction = new FactCorrection("Swims in lakes", NOTHING, NOW + DAY);
    done(store.facts().correctFact(write(CORRECT_FACT), swims.factId(), correction));

    assertThat(kept()).isEqualTo(vectors(skis));
  }

  @Test
  void vector_ofAFactSpeltAnew_isToBeMadeAnew() {
    say(sings);
    keep(sings);
    var respelt = new FactCorrection("sings in a Choir", NOTHING, NOW + DAY);

    done(store.facts().correctFact(write(CORRECT_FACT), sings.factId(), respelt));

    assertThat(kept()).isEmpty();
    assertThat(missing(NOW)).isEqualTo(List.of(new FactText(sings.factId(), "sings in a Choir")));
  }

  @Test
  void vector_ofAFactSaidAgainOrPatched_stays() {
    say(sings);
    keep(sings);

    say(fact("Sings in a choir").tags("music").weight(3).draft());
    var pinned = new FactPatch(List.of("alto"), 2.0, null, null, true);
    done(store.facts().patchFact(write(PATCH_FACT), sings.factId(), pinned));

    assertThat(kept()).isEqualTo(vectors(sings));
  }

  @Test
  void vector_ofAFactThatHoldsItsSlotAgain_isToBeMadeAnew() {
    FactDraft berlin = fact("Lives in Berlin").slot("home").draft();
    FactDraft rome = fact("Lives in Rome").slot("home").draft();
    say(berlin);
    keep(berlin);
    say(rome);
    say(fact("Lives in Berlin").slot("home").at(NOW + 1).draft());

    assertThat(kept()).isEmpty();
    assertThat(missing(NOW)).isEqualTo(texts(berlin));
  }

  @Test
  void purgeExpired_takesVectorsAlong_uncounted() {
    UserId before = newUser();
    FactDraft old = fact("Swims").at(9).expires(10L).draft();
    say(old, sings);
    keep(old, sings);
    assertThat(store.vectors().vectors(before, MODEL)).isEmpty();

    DeletedPage page = store.erasure().purgeExpired(10, 1_000);

    assertThat(page.deleted()).doesNotContainKey(MemoryTable.FACT_VECTORS);
    assertThat(kept()).isEqualTo(vectors(sings));
  }

  @Test
  void eraseTables_facts_erasesAndCountsTheirVectors() {
    say(sings, runs);
    keep(sings);

    assertThat(store.erasure().eraseTables(user, Set.of(MemoryTable.FACTS), 100))
        .isEqualTo(
            new DeletedPage(Map.of(MemoryTable.FACTS, 2L, MemoryTable.FACT_VECTORS, 1L), false));

    assertThat(kept()).isEmpty();
    say(sings);
    assertThat(missing(NOW)).isEqualTo(texts(sings));
  }

  @Test
  void eraseTables_vectorsAlone_leavesThem() {
    say(sings);
    keep(sings);

    assertThat(store.erasure().eraseTables(user, Set.of(MemoryTable.FACT_VECTORS), 100))
        .isEqualTo(new DeletedPage(Map.of(), false));

    assertThat(kept()).isEqualTo(vectors(sings));
  }

  @Test
  void eraseUser_amidKeptVectors_leavesNone() {
    say(sings, runs);
    keep(sings, runs);
    DeletedPage page = store.erasure().eraseUser(user, 1, null, NOW);
    assertThat(page.more()).isTrue();

    keep(sings, runs); // made of what was read before
    while (page.more()) {
      page = store.erasure().eraseUser(user, 1, page.cursor(), NOW);
    }

    assertThat(keep(sings, runs)).isZero();
    assertThat(kept()).isEmpty();
    assertThat(store.people().countDocuments(user).values()).allMatch(count -> count == 0);
  }

  @Test
  void exportUser_ofAFactThatExpired_leavesItsVectorOut() {
    FactDraft swims = fact("Swims").expires(NOW + 5).draft();
    say(swims, sings);
    keep(swims, sings);

    assertThat(exported(user, NOW)).hasSize(2);
    assertThat(exported(user, NOW + 5)).hasSize(1);
    assertThat(exported(user, NOW + DAY)).isEmpty();
  }

  @Test
  void importRecords_bringsVectorsBackBesideTheirFactsOnly() {
    say(sings, runs);
    keep(sings, runs);
    List<ExportRecord> all = store.export().exportUser(user, PageRequest.first(200), NOW).items();
    List<ExportRecord> vectors = exported(user, NOW);
    UserId other = newUser();

    assertThat(store.imports().importRecords(other, vectors, NOW))
        .isEqualTo(Collections.nCopies(2, Change.UNCHANGED));
    assertThat(exported(other, NOW)).isEmpty();
    assertThat(store.imports().importRecords(other, all, NOW)).containsOnly(Change.CREATED);
    assertThat(exported(other, NOW)).isEqualTo(vectors);
    assertThat(store.vectors().vectors(other, MODEL)).isEqualTo(vectors(sings, runs));
    assertThat(store.imports().importRecords(other, vectors, NOW))
        .isEqualTo(Collections.nCopies(2, Change.UNCHANGED));
  }

  @Test
  void importRecords_ofAFact_keepsItsVectorWhileItSaysTheSame() {
    say(sings);
    keep(sings);
    var heavier =
        new ExportRecord(MemoryTable.FACTS, fact("Sings in a choir").weight(7).draft().toFact());
    assertThat(store.imports().importRecords(user, List.of(heavier), NOW))
        .isEqualTo(List.of(Change.UPDATED));

    assertThat(kept()).isEqualTo(vectors(sings));
  }
}
