package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import dev.usermemory.privacy.transfer.ImportResult.Failed;
import dev.usermemory.progress.GamificationUpdate;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What was exported can be brought back, or to another store. */
abstract class ImportContract extends StoreAspect {

  ImportContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private List<ExportRecord> export() {
    return store.export().exportUser(user, PageRequest.first(200), NOW).items();
  }

  private void eraseAll() {
    while (store.erasure().eraseUser(user, 100, NOW).more()) {}
  }

  private static ExportRecord skill(String id, int order) {
    return new ExportRecord(
        MemoryTable.TRACKED_SKILLS, new TrackedSkill(id, 5, order, true, NOW - 9, NOW - 5));
  }

  @Test
  void import_ofAnErasedUser_restoresEverything() {
    List<ExportRecord> documents = new Memory(store, user, "word").fill();
    List<ExportRecord> exported = export();
    eraseAll();
    assertThat(store.imports().importRecords(user, exported, NOW))
        .isEqualTo(Collections.nCopies(exported.size(), Change.CREATED));
    assertThat(export().subList(0, documents.size())).isEqualTo(documents);
  }

  @Test
  void import_again_changesNothing() {
    new Memory(store, user, "word").fill();
    List<ExportRecord> exported = export();
    eraseAll();
    store.imports().importRecords(user, exported, NOW);
    List<ExportRecord> restored = export();
    assertThat(store.imports().importRecords(user, exported, NOW))
        .isEqualTo(Collections.nCopies(exported.size(), Change.UNCHANGED));
    assertThat(export()).isEqualTo(restored);
  }

  @Test
  void import_ofAnotherVersion_replacesItWhole() {
    store.imports().importRecords(user, List.of(skill("talk", 1)), NOW);
    assertThat(store.imports().importRecords(user, List.of(skill("talk", 2)), NOW))
        .containsExactly(Change.UPDATED);
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .containsExactly(new TrackedSkill("talk", 5, 2, true, NOW - 9, NOW - 5));
  }

  @Test
  void import_thatARuleRefuses_failsWithoutTheOthers() {
    List<ExportRecord> skills =
        List.of(skill("a", 1), skill("b", 1), skill("c", 2), skill("d", 3), skill("e", 1));
    assertThat(store.imports().importRecords(user, skills, NOW))
        .containsExactly(
            Change.CREATED,
            new Failed("Another tracked skill has this order."),
            Change.CREATED,
            Change.CREATED,
            new Failed("At most 3 skills are tracked; remove one first."));
    assertThat(store.trackedSkills().listTrackedSkills(user))
        .extracting(TrackedSkill::skillId)
        .containsExactly("a", "c", "d");
  }

  @Test
  void import_ofWhatHasExpired_isLeftOut() {
    var expired = new ExportRecord(MemoryTable.FACTS, fact("old").expires(NOW).draft().toFact());
    assertThat(store.imports().importRecords(user, List.of(expired), NOW))
        .containsExactly(Change.UNCHANGED);
    assertThat(export()).isEmpty();
  }

  @Test
  void import_ofASessionThatIsAnothersNow_fails() {
    String session = unique("session");
    UserId other = newUser();
    store.sessions().touchSession(other, session, NOW);
    var record =
        new ExportRecord(MemoryTable.SESSIONS, new ExportedSession(session, NOW, NOW + DAY));
    assertThat(store.imports().importRecords(user, List.of(record), NOW))
        .containsExactly(new Failed("The session has become another user's."));
    assertThat(store.assessments().findSubject(session, null, NOW).orElseThrow().userId())
        .isEqualTo(other);
  }

  @Test
  void repetition_ofAWriteWhoseKeyWasImported_isAConflictAndCountsNothing() {
    var write =
        new Write(user, UPDATE_GAMIFICATION, NOW, List.of(new IdempotencyKey("key", "hash")));
    var activity = new GamificationUpdate(5, List.of(), "20251009", null);
    store.gamification().updateGamification(write, activity);
    List<ExportRecord> exported = export();
    eraseAll();
    store.imports().importRecords(user, exported, NOW);
    assertThatThrownBy(() -> store.gamification().updateGamification(write, activity))
        .isInstanceOf(ConflictException.class);
    assertThat(done(store.gamification().findGamification(user, NOW)).xpTotal()).isEqualTo(5);
  }
}
