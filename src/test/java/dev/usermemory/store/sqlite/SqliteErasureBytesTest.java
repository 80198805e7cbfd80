package dev.usermemory.store.sqlite;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
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

import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.json.Patched;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for an erased person's text in the raw bytes of the database and its log. */
class SqliteErasureBytesTest {

  private static final long NOW = 1_760_000_000_000L;
  private static final long LATER = NOW + 86_400_000L;

  /** No word that is looked for is shorter. */
  private static final int START = 6;

  @TempDir private Path folder;

  private final Random random = new Random(42);
  private final UserId user = new UserId("erased-person");
  private final UserId other = new UserId("other-person");
  private final Set<String> markers = new HashSet<>();
  private final Set<String> terms = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private OpenSqlite store;
  private int writes;

  @BeforeEach
  void open() {
    store = OpenSqlite.at(folder.resolve("memory.db"), StorePolicy.DEFAULT);
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  /** A word that occurs nowhere else, in a text of the given length. */
  private String marked(int length) {
    String marker = "Quxmarkering" + markers.size() + "zyzzyva";
    markers.add(marker);
    return marker + " runs " + "filler ".repeat(length / 7);
  }

  private String marked() {
    return marked(0).split(" ")[0];
  }

  /** Of what a repetition is told by its id. */
  private String id() {
    String id = marked();
    ids.add(id);
    return id;
  }

  private Write write(WriteOperation operation, UserId whose) {
    writes++;
    String key = whose == user ? marked() : "key" + writes;
    return new Write(whose, operation, NOW + writes, List.of(new IdempotencyKey(key, "hash")));
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }

  private FactDraft draft(UserId whose, String text, String slot, Long expires) {
    boolean mine = whose == user;
    var draft =
        new FactDraft(
            FactIds.of(whose, FactKind.BIO, null, text),
            FactKind.BIO,
            text,
            mine ? List.of(marked(), marked()) : List.of("common"),
            mine ? marked() : "skill",
            1 + random.nextDouble(),
            60_000,
            NOW,
            expires,
            mine ? marked() : "api",
            mine ? marked() : "session",
            slot,
            false);
    if (mine) {
      terms.addAll(List.of(FactTerms.of(user, draft.toFact()).split(" ")));
    }
    return draft;
  }

  private String text(UserId whose, int length) {
    return whose == user
        ? marked(length)
        : "another fact " + random.nextLong() + " word".repeat(length / 5);
  }

  private void sayFact(UserId whose, int length, String slot) {
    List<FactDraft> drafts = List.of(draft(whose, text(whose, length), slot, null));
    done(store.facts().upsertFacts(write(UPSERT_FACTS, whose), drafts));
    byte[] meaning = text(whose, 300).getBytes(StandardCharsets.US_ASCII);
    var vector = new FactVector(drafts.getFirst().factId(), "model", Vector.ofBytes(meaning));
    store.vectors().keepVectors(whose, List.of(vector));
  }

  private Episode episode(UserId whose, String id, int length) {
    return new Episode(
        id,
        whose == user ? marked() : "session",
        whose == user ? marked() : "group",
        text(whose, length),
        List.of(
            new Highlight(
                whose == user ? marked() : "type",
                text(whose, length / 2),
                whose == user ? marked() : "skill",
                0.5)),
        0,
        1,
        NOW,
        LATER);
  }

  private void sayEverything() {
    sayFact(user, 10, "home");
    sayFact(user, 10, "home"); // supersedes the first
    FactDraft patched = draft(user, marked(50), null, null);
    done(store.facts().upsertFacts(write(UPSERT_FACTS, user), List.of(patched)));
    var newTags = new FactPatch(List.of(marked()), 3.0, null, null, null);
    done(store.facts().patchFact(write(PATCH_FACT, user), patched.factId(), newTags));
    FactDraft deleted = draft(user, marked(50), null, null);
    done(store.facts().upsertFacts(write(UPSERT_FACTS, user), List.of(deleted)));
    done(store.facts().deleteFact(write(DELETE_FACT, user), deleted.factId()));
    done(
        store
            .facts()
            .upsertFacts(
                write(UPSERT_FACTS, user), List.of(draft(user, marked(9), null, NOW + 100))));
    String longId = id();
    done(
        store.episodes().ingestEpisode(write(INGEST_EPISODE, user), episode(user, longId, 15_000)));
    done(store.episodes().ingestEpisode(write(INGEST_EPISODE, user), episode(user, id(), 60)));
    done(store.episodes().deleteEpisode(write(DELETE_EPISODE, user), longId));
    String goalId = id();
    done(store.goals().addGoal(write(ADD_GOAL, user), goal(goalId, marked())));
    var patch =
        new GoalPatch(
            new Patched.Set<>(marked()),
            new Patched.Set<>(marked()),
            new Patched.Absent<>(),
            new Patched.Absent<>(),
            new Patched.Set<>(List.of(marked())));
    done(store.goals().updateGoal(write(UPDATE_GOAL, user), goalId, patch));
    patchPreferences();
    patchPreferences();
    putProfile();
    putProfile();
    decide(marked(), NOW + 50);
    decide(marked(), null);
    String skill = marked();
    done(
        store
            .trackedSkills()
            .putTrackedSkill(
                write(PUT_TRACKED_SKILL, user), new TrackedSkill(skill, 5, 1, true, 0, 0)));
    report(skill);
    report(skill);
    earn();
    earn();
    store.sessions().touchSession(user, marked(), NOW);
  }

  private Goal goal(String goalId, String title) {
    return new Goal(goalId, title, marked(), GoalStatus.ACTIVE, null, List.of(marked()), NOW, NOW);
  }

  private void patchPreferences() {
    Map<String, Object> patch =
        Map.of(
            "tone", marked(),
            "ttsVoice", marked(),
            "language", marked(),
            "extra", Map.of(marked(), marked(3000)));
    done(
        store
            .preferences()
            .patchPreferences(write(PATCH_PREFERENCES, user), patch, Precondition.NONE));
  }

  private void putProfile() {
    var profile = new Profile(marked(), marked(), marked(), marked(1500), null, 0, 0);
    done(store.profiles().putProfile(write(PUT_PROFILE, user), profile, Precondition.NONE));
  }

  private void decide(String name, Long expires) {
    var consent = new Consent(name, true, marked(), marked(), 0, 0, expires);
    done(store.consents().putConsent(write(PUT_CONSENT, user), consent));
  }

  private void report(String skill) {
    done(
        store
            .progress()
            .upsertDaily(
                write(UPSERT_DAILY, user),
                new DailyRollup(
                    "20251009",
                    skill,
                    1,
                    5,
                    1,
                    List.of(marked()),
                    List.of(marked()),
                    1,
                    1,
                    1,
                    1,
                    NOW)));
  }

  private void earn() {
    done(
        store
            .gamification()
            .updateGamification(
                write(UPDATE_GAMIFICATION, user),
                new GamificationUpdate(1, List.of(marked()), "20251009", marked())));
  }

  /** Interleaved with another user's, so that pages are shared, split and emptied. */
  private void sayMuch() {
    for (int i = 0; i < 200; i++) {
      sayFact(i % 3 == 0 ? other : user, random.nextInt(i % 50 == 0 ? 7_500 : 200), null);
      UserId whose = i % 2 == 0 ? other : user;
      int length = random.nextInt(i % 40 == 0 ? 9_000 : 300);
      String id = whose == user ? marked() : "ep-" + i;
      done(
          store.episodes().ingestEpisode(write(INGEST_EPISODE, whose), episode(whose, id, length)));
    }
  }

  private void erase(int limit) {
    while (store.erasure().eraseUser(user, limit, NOW).more()) {
      // the next page
    }
  }

  private List<String> filesWith(String word) throws IOException {
    var found = new ArrayList<String>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (bytes.contains(word)) {
          found.add(file.getFileName() + ": " + word);
        }
      }
    }
    return found;
  }

  private List<String> leftovers() throws IOException {
    var bytes = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    Stream<String> words =
        Stream.of(
                markers.stream(),
                markers.stream().map(m -> m.toLowerCase(Locale.ROOT)),
                terms.stream(),
                Stream.of(user.value(), "quxmarkering", "Quxmarkering", "zyzzyv"))
            .flatMap(some -> some);
    return found(words.collect(Collectors.groupingBy(word -> word.substring(0, START))), bytes);
  }

  /** In one pass: there are thousands of words, and millions of bytes. */
  private static List<String> found(Map<String, List<String>> byStart, StringBuilder bytes) {
    var found = new LinkedHashSet<String>();
    for (int i = 0; i + START <= bytes.length(); i++) {
      for (String word : byStart.getOrDefault(bytes.substring(i, i + START), List.of())) {
        if (i + word.length() <= bytes.length()
            && word.contentEquals(bytes.subSequence(i, i + word.length()))) {
          found.add(word);
        }
      }
    }
    return List.copyOf(found);
  }

  private void assertIntact() {
    String check =
        store.database().read(db -> db.sql("PRAGMA integrity_check").query(String.class).single());
    assertThat(check).isEqualTo("ok");
  }

  @Test
  void markers_beforeErasing_areFound() throws IOException {
    sayEverything();

    assertThat(leftovers()).contains(user.value(), "Quxmarkering").containsAll(markers);
  }

  @Test
  void eraseUser_everyField_leavesNoByte() throws Exception {
    sayEverything();

    erase(10);

    assertThat(leftovers()).isEmpty();
    assertIntact();
  }

  @Test
  void eraseUser_amongOthers_leavesNoByteAndTheOthersUntouched() throws Exception {
    sayEverything();
    sayMuch();
    var before = store.export().exportUser(other, PageRequest.first(200), NOW).items();
    assertThat(before).hasSizeGreaterThan(100);

    erase(100);

    assertThat(leftovers()).isEmpty();
    assertIntact();
    assertThat(store.export().exportUser(other, PageRequest.first(200), NOW).items())
        .isEqualTo(before);
  }

  @Test
  void eraseTables_everyTable_leavesNoByteOfItInRecordsOfWritesEither() throws Exception {
    sayEverything();
    Finalization parts =
        new SampleFinalization(marked(), marked())
            .part(marked(100), NOW, NOW + 1)
            .facts(draft(user, marked(100), null, null))
            .activity(new GamificationUpdate(1, List.of(marked()), "20251009", marked()))
            .build();
    done(store.assessments().finalizeAssessment(Write.of(user, FINALIZE_ASSESSMENT, NOW), parts));
    done(store.assessments().finalizeAssessment(keyed("plain"), anotherEpisode(parts)));
    Set<MemoryTable> tables =
        EnumSet.complementOf(
            EnumSet.of(MemoryTable.IDEMPOTENCY, MemoryTable.REVISIONS, MemoryTable.SESSIONS));

    while (store.erasure().eraseTables(user, tables, 50).more()) {
      // the next page
    }

    Set<String> keys =
        store.export().exportUser(user, PageRequest.first(200), NOW).items().stream()
            .map(row -> row.document().toString())
            .collect(Collectors.toSet());
    assertThat(leftovers())
        .filteredOn(word -> word.startsWith("Quxmarkering") && word.endsWith("zyzzyva"))
        .filteredOn(word -> !ids.contains(word))
        .allSatisfy(word -> assertThat(keys).anySatisfy(row -> assertThat(row).contains(word)));
  }

  @Test
  void recordsOfWrites_holdNoWordOfAnyDocument() {
    sayEverything();

    List<String> gists =
        store
            .database()
            .read(db ->
                db.sql("SELECT outcome || gist FROM users_idempotency").query(String.class).list());

    assertThat(gists).hasSizeGreaterThan(15);
    assertThat(markers)
        .filteredOn(word -> !ids.contains(word))
        .allSatisfy(word -> assertThat(gists).noneMatch(gist -> gist.contains(word)));
  }

  private Finalization anotherEpisode(Finalization parts) {
    return new SampleFinalization("plain-session", "plain")
        .part(marked(100), NOW, null)
        .facts(parts.facts().getFirst())
        .activity(Objects.requireNonNull(parts.activity()))
        .build();
  }

  private Write keyed(String key) {
    return new Write(user, FINALIZE_ASSESSMENT, NOW, List.of(new IdempotencyKey(key, "hash")));
  }

  @Test
  void purgeExpired_leavesNoByteOfWhatExpired() throws Exception {
    String marker = marked(2_000);
    done(
        store
            .facts()
            .upsertFacts(
                Write.of(user, UPSERT_FACTS, NOW), List.of(draft(user, marker, null, NOW + 1))));
    assertThat(filesWith(marker)).isNotEmpty();

    store.erasure().purgeExpired(NOW + 1, 100);

    assertThat(filesWith(marker)).isEmpty();
    assertThat(terms).allSatisfy(term -> assertThat(filesWith(term)).isEmpty());
  }

  @Test
  void eraseUser_whileOthersReadAndWrite_leavesNoByte() throws Exception {
    sayEverything();
    var erased = new AtomicBoolean();
    try (var busy = Executors.newVirtualThreadPerTaskExecutor()) {
      var others =
          busy.submit(() -> {
            int times = 0;
            while (!erased.get()) {
              sayFact(other, 20, null);
              store.export().exportUser(other, PageRequest.first(50), NOW);
              times++;
            }
            return times;
          });
      try {
        erase(10);
      } finally {
        erased.set(true);
      }
      assertThat(others.get()).isPositive();
    }

    assertThat(leftovers()).isEmpty();
  }
}
