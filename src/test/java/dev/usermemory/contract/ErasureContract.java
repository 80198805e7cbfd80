package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.privacy.erasure.ErasureProgress;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class ErasureContract extends StoreAspect {

  private static final DeletedPage NOTHING = new DeletedPage(Map.of(), false);

  ErasureContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private List<ExportRecord> fill(UserId whose) {
    return new Memory(store, whose, "word").fill();
  }

  private List<ExportRecord> export(UserId whose, long nowMs) {
    return store.export().exportUser(whose, PageRequest.first(200), nowMs).items();
  }

  private List<FactDraft> sayFacts(int count, @Nullable Long expires) {
    List<FactDraft> drafts =
        IntStream.range(0, count)
            .mapToObj(i -> fact("Fact " + i).expires(expires).draft())
            .toList();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), drafts));
    return drafts;
  }

  private static DeletedPage bounded(int limit, DeletedPage page) {
    long count = page.deleted().values().stream().mapToLong(Long::longValue).sum();
    assertThat(count).isLessThanOrEqualTo(limit);
    return page;
  }

  private static Map<MemoryTable, Long> oneOf(Set<MemoryTable> tables) {
    return tables.stream().collect(Collectors.toMap(table -> table, table -> 1L));
  }

  @Test
  void eraseUser_everyTable_isEmptiedAndCounted() {
    fill(user);

    DeletedPage page = store.erasure().eraseUser(user, 1000, NOW);

    assertThat(page).isEqualTo(new DeletedPage(oneOf(EnumSet.allOf(MemoryTable.class)), false));
    assertThat(export(user, 0)).isEmpty();
    assertThat(store.assessments().findSubject("session of " + user.value(), null, NOW)).isEmpty();
  }

  @Test
  void eraseUser_nothingStored_isHarmless() {
    assertThat(store.erasure().eraseUser(user, 1000, NOW)).isEqualTo(NOTHING);
    fill(user);
    store.erasure().eraseUser(user, 1000, NOW);
    assertThat(store.erasure().eraseUser(user, 1000, NOW)).isEqualTo(NOTHING);
  }

  @Test
  void eraseUser_inPages_removesTheSame() {
    fill(user);
    sayFacts(20, null);

    Map<MemoryTable, Long> total =
        DeletedPage.all(cursor -> bounded(3, store.erasure().eraseUser(user, 3, cursor, NOW)));

    Map<MemoryTable, Long> expected = oneOf(EnumSet.allOf(MemoryTable.class));
    expected.put(MemoryTable.FACTS, 21L);
    assertThat(total).isEqualTo(expected);
    assertThat(export(user, 0)).isEmpty();
  }

  @Test
  void findErasure_addsUpAllPages_whoeverAskedForThem() {
    fill(user);
    sayFacts(20, null);
    assertThat(store.erasure().findErasure(user)).isEmpty();

    store.erasure().eraseUser(user, 3, NOW);
    assertThat(progress().done()).isFalse();
    assertThat(progress().deleted()).hasSize(3);
    DeletedPage.all(cursor -> store.erasure().eraseUser(user, 5, cursor, NOW + 1));

    Map<MemoryTable, Long> expected = oneOf(EnumSet.allOf(MemoryTable.class));
    expected.put(MemoryTable.FACTS, 21L);
    assertThat(progress().done()).isTrue();
    assertThat(progress().deleted()).isEqualTo(expected);

    store.erasure().eraseUser(user, 5, NOW + 1); // again, since its answer was lost
    assertThat(progress().deleted()).isEqualTo(expected);
    store.erasure().eraseUser(user, 5, NOW + 2);
    assertThat(progress().deleted()).isEmpty();
    assertThat(store.erasure().findErasure(new UserId("nobody"))).isEmpty();
  }

  private ErasureProgress progress() {
    return store.erasure().findErasure(user).orElseThrow();
  }

  @Test
  void eraseUser_exactlyOnePage_hasNoMore() {
    fill(user);

    assertThat(store.erasure().eraseUser(user, MemoryTable.values().length, NOW).more()).isFalse();
    assertThat(export(user, 0)).isEmpty();
  }

  @Test
  void eraseUser_expiredDocuments_areErasedToo() {
    sayFacts(2, NOW + 1);

    assertThat(store.erasure().eraseUser(user, 1000, NOW).deleted())
        .containsEntry(MemoryTable.FACTS, 2L);
  }

  @Test
  void eraseUser_leavesOthersAlone() {
    UserId other = newUser();
    fill(user);
    fill(other);
    List<ExportRecord> before = export(other, NOW);

    store.erasure().eraseUser(user, 1000, NOW);

    assertThat(export(other, NOW)).isEqualTo(before).hasSize(MemoryTable.values().length);
  }

  @Test
  void eraseUser_forgetsIdempotencyKeys() {
    var activity = new GamificationUpdate(5, List.of(), "20251009", null);
    done(
        store
            .gamification()
            .updateGamification(writeOnce(UPDATE_GAMIFICATION, NOW, "key"), activity));
    store.erasure().eraseUser(user, 1000, NOW);

    assertThat(
            done(store
                    .gamification()
                    .updateGamification(writeOnce(UPDATE_GAMIFICATION, NOW, "key"), activity))
                .xpTotal())
        .isEqualTo(5);
  }

  @Test
  void eraseUser_revision_neverRepeats() {
    sayFacts(1, null);
    sayFacts(1, null);
    ContextRead before = read(null);
    store.erasure().eraseUser(user, 1000, NOW);

    ContextRead erased = read(known(before));
    assertThat(erased.revision()).isEqualTo(Revision.NONE);
    assertThat(erased.snapshot()).isEqualTo(ContextSnapshot.EMPTY);

    sayFacts(1, null);
    ContextRead again = read(known(before));
    assertThat(again.revision()).isNotIn(before.revision(), erased.revision());
    assertThat(again.snapshot()).isEqualTo(read(null).snapshot());
  }

  private ContextRead read(@Nullable KnownSnapshot known) {
    return store.contexts().readContext(new ContextQuery(user, null, null, 100, 10, known, NOW));
  }

  @Test
  void eraseTables_onlyThose_areEmptied() {
    List<ExportRecord> stored = fill(user);
    Set<MemoryTable> memory =
        EnumSet.of(MemoryTable.FACTS, MemoryTable.FACT_VECTORS, MemoryTable.EPISODES);

    DeletedPage page = store.erasure().eraseTables(user, memory, 1000);

    assertThat(page).isEqualTo(new DeletedPage(oneOf(memory), false));
    assertThat(export(user, NOW))
        .filteredOn(row -> row.table() != MemoryTable.REVISIONS)
        .isEqualTo(stored.stream().filter(row -> !memory.contains(row.table())).toList());
  }

  @Test
  void eraseTables_whatWasReadBefore_isNoLongerCurrent() {
    fill(user);
    ContextRead before = read(null);

    store.erasure().eraseTables(user, EnumSet.of(MemoryTable.FACTS), 1000);

    ContextRead after = read(known(before));
    assertThat(after.revision()).isNotEqualTo(before.revision());
    assertThat(after.snapshot()).isNotNull();
    assertThat(after.snapshot().facts()).isEmpty();
  }

  @Test
  void eraseTables_inPages_removesTheSame() {
    sayFacts(10, null);

    DeletedPage first = store.erasure().eraseTables(user, EnumSet.of(MemoryTable.FACTS), 9);
    DeletedPage second = store.erasure().eraseTables(user, EnumSet.of(MemoryTable.FACTS), 9);

    assertThat(first.deleted()).isEqualTo(Map.of(MemoryTable.FACTS, 9L));
    assertThat(first.more()).isTrue();
    assertThat(second).isEqualTo(new DeletedPage(Map.of(MemoryTable.FACTS, 1L), false));
  }

  @Test
  void exportUser_everyTable_inItsOrder() {
    List<ExportRecord> stored = fill(user);

    List<ExportRecord> exported = export(user, NOW);

    assertThat(exported.subList(0, stored.size())).isEqualTo(stored);
    assertThat(exported)
        .extracting(ExportRecord::table)
        .isEqualTo(Arrays.asList(MemoryTable.values()));
  }

  @Test
  void exportUser_nothingStored_isEmpty() {
    assertThat(export(user, NOW)).isEmpty();
  }

  @Test
  void exportUser_expired_isLeftOut() {
    fill(user);

    assertThat(export(user, NOW + 9))
        .extracting(ExportRecord::table)
        .contains(MemoryTable.CONSENTS, MemoryTable.FACTS, MemoryTable.EPISODES);
    assertThat(export(user, NOW + 10))
        .extracting(ExportRecord::table)
        .containsExactlyElementsOf(
            EnumSet.complementOf(
                EnumSet.of(
                    MemoryTable.CONSENTS,
                    MemoryTable.FACTS,
                    MemoryTable.FACT_VECTORS,
                    MemoryTable.EPISODES,
                    MemoryTable.SESSION_PARTS)));
    assertThat(export(user, NOW + StorePolicy.DEFAULT.idempotencyTtlMs()))
        .extracting(ExportRecord::table)
        .doesNotContain(MemoryTable.IDEMPOTENCY)
        .contains(MemoryTable.SESSIONS);
    assertThat(export(user, NOW + StorePolicy.DEFAULT.sessionTtlMs()))
        .extracting(ExportRecord::table)
        .doesNotContain(MemoryTable.SESSIONS);
  }

  @Test
  void exportUser_withoutConsent_stillExports() {
    fill(user);
    done(
        store
            .consents()
            .putConsent(
                write(PUT_CONSENT),
                new Consent(Gate.MEMORY.consent(), false, null, null, 0, 0, null)));

    assertThat(export(user, NOW))
        .extracting(ExportRecord::table)
        .contains(MemoryTable.FACTS, MemoryTable.EPISODES);
  }

  @Test
  void exportUser_supersededFacts_areListedToo() {
    FactDraft berlin = fact("Lives in Berlin").slot("home").draft();
    FactDraft rome = fact("Lives in Rome").slot("home").draft();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), List.of(berlin, rome)));

    assertThat(export(user, NOW))
        .filteredOn(row -> row.table() == MemoryTable.FACTS)
        .extracting(ExportRecord::document)
        .containsExactlyInAnyOrder(
            fact("Lives in Berlin").slot("home").kept(NOW, NOW), rome.toFact());
  }

  @Test
  void exportUser_inPages_isTheSameExport() {
    fill(user);
    sayFacts(30, null);
    done(
        store
            .progress()
            .upsertDaily(
                write(UPSERT_DAILY),
                new DailyRollup("20251009", "a", 0, 0, 1, List.of(), List.of(), 0, 0, 0, 0, NOW)));

    List<ExportRecord> paged = Paging.all(1, p -> store.export().exportUser(user, p, NOW));

    assertThat(paged).isEqualTo(export(user, NOW)).hasSize(MemoryTable.values().length + 31);
    assertThat(Paging.all(7, p -> store.export().exportUser(user, p, NOW))).isEqualTo(paged);
  }

  @Test
  void eraseTables_assessmentRepeated_stillDoesNotCountTwice() {
    FactDraft hint = fact("Pause less").draft();
    Finalization parts =
        new SampleFinalization(unique("session"), "g")
            .part("Spoke.", NOW, NOW + DAY)
            .facts(hint)
            .earning(7, "20251009")
            .build();
    done(store.assessments().finalizeAssessment(write(FINALIZE_ASSESSMENT), parts));

    while (store.erasure().eraseTables(user, MemoryTable.gatedBy(Gate.MEMORY), 100).more()) {}

    FinalizeResult again =
        replayed(store.assessments().finalizeAssessment(write(FINALIZE_ASSESSMENT), parts));
    assertThat(again)
        .returns(FinalizeResult.Effect.DUPLICATE, FinalizeResult::effect)
        .returns(null, FinalizeResult::episodeId)
        .returns(0, FinalizeResult::facts);
    assertThat(again.gamification()).isNotNull().returns(7L, Gamification::xpTotal);
  }
}
