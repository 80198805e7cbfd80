package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.DELETE_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.PATCH_FACT;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GOAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.progress.Gamification;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class IsolationContract extends StoreAspect {

  private final UserId other = newUser();

  IsolationContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Write others(WriteOperation operation) {
    return Write.of(other, operation, NOW);
  }

  @Test
  void everyRead_ofAnotherUser_isEmpty() {
    new Memory(store, user, "word").fill();
    PageRequest page = PageRequest.first(200);

    assertThat(done(store.facts().listFacts(other, FactFilter.CURRENT, page, NOW)).items())
        .isEmpty();
    assertThat(done(store.episodes().listEpisodes(other, page, NOW)).items()).isEmpty();
    assertThat(store.goals().listGoals(other, null)).isEmpty();
    assertThat(store.preferences().findPreferences(other)).isEmpty();
    assertThat(store.profiles().findProfile(other)).isEmpty();
    assertThat(store.trackedSkills().listTrackedSkills(other)).isEmpty();
    assertThat(store.consents().listConsents(other, NOW)).isEmpty();
    assertThat(
            done(store.progress().listDaily(other, "20250101", "20261231", null, page, NOW))
                .items())
        .isEmpty();
    assertThat(done(store.gamification().findGamification(other, NOW)))
        .isEqualTo(Gamification.NONE);
    assertThat(store.export().exportUser(other, page, NOW).items()).isEmpty();
    assertThat(store.vectors().vectors(other, "m-1")).isEmpty();
    assertThat(store.vectors().withoutVector(other, "m-1", 9, NOW)).isEmpty();
    assertThat(
            store
                .contexts()
                .readContext(
                    new ContextQuery(other, "session of " + user.value(), "word", 1, 1, null, NOW)))
        .isEqualTo(new ContextRead(Revision.NONE, true, false, ContextSnapshot.EMPTY));
  }

  @Test
  void everyWrite_toAnotherUsersDocument_findsNothing() {
    List<ExportRecord> stored = new Memory(store, user, "word").fill();
    FactDraft fact = new FactBuilder(user, "Likes word").draft();

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() ->
            store
                .facts()
                .patchFact(
                    others(PATCH_FACT), fact.factId(), new FactPatch(null, 9.0, null, null, null)));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> store.goals().updateGoal(others(UPDATE_GOAL), "g-1", title("t")));
    assertThat(done(store.facts().deleteFact(others(DELETE_FACT), fact.factId()))).isFalse();
    assertThat(done(store.episodes().deleteEpisode(others(DELETE_EPISODE), "ep-1"))).isFalse();
    assertThat(done(store.goals().deleteGoal(others(DELETE_GOAL), "g-1"))).isFalse();
    assertThat(done(store.trackedSkills().deleteTrackedSkill(others(DELETE_TRACKED_SKILL), "talk")))
        .isFalse();

    assertThat(store.export().exportUser(user, PageRequest.first(200), NOW).items())
        .startsWith(stored.toArray(ExportRecord[]::new));
  }

  @Test
  void sameIds_ofTwoUsers_areTwoDocuments() {
    List<ExportRecord> mine = new Memory(store, user, "mine").fill();
    List<ExportRecord> theirs = new Memory(store, other, "theirs").fill();

    assertThat(store.export().exportUser(user, PageRequest.first(200), NOW).items())
        .startsWith(mine.toArray(ExportRecord[]::new));
    assertThat(store.export().exportUser(other, PageRequest.first(200), NOW).items())
        .startsWith(theirs.toArray(ExportRecord[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_", "*", "'--", "\"", "a:b@c.d|e", "[x]", "$where", "(1)OR(1=1)"})
  void userId_ofAnyAllowedCharacters_isJustAnId(String suffix) {
    var odd = new UserId(user.value() + suffix);
    List<ExportRecord> mine = new Memory(store, user, "mine").fill();
    List<ExportRecord> odds = new Memory(store, odd, "odd").fill();

    store.erasure().eraseUser(odd, 1000, NOW);

    assertThat(odds).hasSize(mine.size());
    assertThat(store.export().exportUser(odd, PageRequest.first(200), NOW).items()).isEmpty();
    assertThat(store.export().exportUser(user, PageRequest.first(200), NOW).items())
        .startsWith(mine.toArray(ExportRecord[]::new));
  }
}
