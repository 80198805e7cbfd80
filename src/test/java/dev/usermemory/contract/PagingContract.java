package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.progress.DailyRollup;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class PagingContract extends StoreAspect {

  private static final FactFilter BIO = FactFilter.of(FactKind.BIO, null, false);

  PagingContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  /** Ties in time, so that ids decide. */
  private void sayFacts(int count) {
    List<FactDraft> drafts =
        IntStream.range(0, count)
            .mapToObj(i -> fact("Fact " + i).at(NOW - i / 3).skill("s" + i % 2).draft())
            .toList();
    done(store.facts().upsertFacts(write(UPSERT_FACTS), drafts));
  }

  private void ingestEpisodes(int count) {
    IntStream.range(0, count)
        .forEach(i ->
            done(
                store
                    .episodes()
                    .ingestEpisode(
                        write(INGEST_EPISODE), episode("ep-" + i).at(NOW - i / 3).build())));
  }

  private Page<Fact> facts(FactFilter filter, PageRequest page) {
    return done(store.facts().listFacts(user, filter, page, NOW));
  }

  private Page<Episode> episodes(PageRequest page) {
    return done(store.episodes().listEpisodes(user, page, NOW));
  }

  private static String cursor(Page<?> page) {
    return Objects.requireNonNull(page.nextCursor());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 11, 12, 200})
  void listFacts_inPages_isTheSameList(int limit) {
    sayFacts(11);
    List<Fact> all = facts(FactFilter.CURRENT, PageRequest.first(200)).items();

    assertThat(all).hasSize(11);
    assertThat(Paging.all(limit, page -> facts(FactFilter.CURRENT, page))).isEqualTo(all);
  }

  @Test
  void listFacts_filteredInPages_isTheSameList() {
    sayFacts(20);
    var filter = FactFilter.of(FactKind.BIO, "s1", true);
    List<Fact> all = facts(filter, PageRequest.first(200)).items();

    assertThat(all).hasSize(10);
    assertThat(Paging.all(3, page -> facts(filter, page))).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 9})
  void listEpisodes_inPages_isTheSameList(int limit) {
    ingestEpisodes(8);
    List<Episode> all = episodes(PageRequest.first(200)).items();

    assertThat(all).hasSize(8);
    assertThat(Paging.all(limit, this::episodes)).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7})
  void listDaily_inPages_isTheSameList(int limit) {
    for (String date : List.of("20251007", "20251008", "20251009")) {
      for (String skill : List.of("a", "b")) {
        done(
            store
                .progress()
                .upsertDaily(
                    write(UPSERT_DAILY),
                    new DailyRollup(date, skill, 1, 5, 1, List.of(), List.of(), 0, 0, 0, 0, NOW)));
      }
    }

    Function<PageRequest, Page<DailyRollup>> list =
        page -> done(store.progress().listDaily(user, "20251007", "20251009", null, page, NOW));

    assertThat(Paging.all(limit, list)).isEqualTo(list.apply(PageRequest.first(200)).items());
    assertThat(list.apply(PageRequest.first(200)).items()).hasSize(6);
  }

  @Test
  void lastPage_full_hasNoCursor() {
    sayFacts(4);

    assertThat(facts(FactFilter.CURRENT, PageRequest.first(4)).nextCursor()).isNull();
    assertThat(facts(FactFilter.CURRENT, PageRequest.first(3)).nextCursor()).isNotNull();
  }

  @Test
  void cursor_survivesDeletionOfItsItem_andNewItemsBefore() {
    sayFacts(9);
    List<Fact> all = facts(FactFilter.CURRENT, PageRequest.first(200)).items();
    Page<Fact> first = facts(FactFilter.CURRENT, PageRequest.first(4));
    done(store.facts().deleteFact(write(DELETE_FACT), first.items().getLast().factId()));
    done(
        store
            .facts()
            .upsertFacts(write(UPSERT_FACTS), List.of(fact("Newest of all").at(NOW + 1).draft())));

    Page<Fact> second = facts(FactFilter.CURRENT, new PageRequest(cursor(first), 200));

    assertThat(second.items()).isEqualTo(all.subList(4, 9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "AAAA",
        "!!!!",
        "null",
        "bm90IGEgY3Vyc29yIGF0IGFsbA",
        "ü",
        "%00",
        "[]"
      })
  void cursor_notOne_isRefused(String cursor) {
    sayFacts(3);
    ingestEpisodes(3);
    var page = new PageRequest(cursor, 2);

    assertInvalid(() -> facts(FactFilter.CURRENT, page));
    assertInvalid(() -> episodes(page));
    assertInvalid(() -> store.export().exportUser(user, page, NOW));
    assertInvalid(() -> store.progress().listDaily(user, "20251007", "20251009", null, page, NOW));
  }

  @Test
  void cursor_ofAnotherListFilterOrUser_isRefused() {
    sayFacts(3);
    ingestEpisodes(3);
    var ofFacts = new PageRequest(cursor(facts(FactFilter.CURRENT, PageRequest.first(1))), 1);
    var ofEpisodes = new PageRequest(cursor(episodes(PageRequest.first(1))), 1);
    UserId other = newUser();

    assertInvalid(() -> episodes(ofFacts));
    assertInvalid(() -> facts(FactFilter.CURRENT, ofEpisodes));
    assertInvalid(() -> facts(BIO, ofFacts));
    assertInvalid(() -> store.export().exportUser(user, ofFacts, NOW));
    assertInvalid(() -> store.facts().listFacts(other, FactFilter.CURRENT, ofFacts, NOW));
  }

  @Test
  void cursor_altered_isRefused() {
    sayFacts(3);
    String cursor = cursor(facts(FactFilter.CURRENT, PageRequest.first(1)));

    for (int i = 0; i < cursor.length() - 1; i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      var altered = new PageRequest(cursor.substring(0, i) + other + cursor.substring(i + 1), 1);
      assertInvalid(() -> facts(FactFilter.CURRENT, altered));
    }
    assertInvalid(() ->
        facts(FactFilter.CURRENT, new PageRequest(cursor.substring(0, cursor.length() - 2), 1)));
  }

  private static void assertInvalid(Runnable read) {
    assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(read::run);
  }
}
