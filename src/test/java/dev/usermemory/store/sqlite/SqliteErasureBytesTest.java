package dev.usermemory.store.sqlite;

import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;
import static dev.usermemory.store.sqlite.MarkedPerson.NOW;
import static dev.usermemory.store.sqlite.MarkedPerson.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.Write;
import dev.usermemory.progress.GamificationUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

  /** No word that is looked for is shorter. */
  private static final int START = 6;

  @TempDir private Path folder;

  private OpenSqlite store;
  private MarkedPerson person;

  @BeforeEach
  void open() {
    store = OpenSqlite.at(folder.resolve("memory.db"), StorePolicy.DEFAULT);
    person = new MarkedPerson(store);
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  private void erase(int limit) {
    while (store.erasure().eraseUser(person.user, limit, NOW).more()) {
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
                person.markers.stream(),
                person.markers.stream().map(m -> m.toLowerCase(Locale.ROOT)),
                person.terms.stream(),
                Stream.of(person.user.value(), "quxmarkering", "Quxmarkering", "zyzzyv"))
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
    person.sayEverything();

    assertThat(leftovers())
        .contains(person.user.value(), "Quxmarkering")
        .containsAll(person.markers);
  }

  @Test
  void eraseUser_everyField_leavesNoByte() throws Exception {
    person.sayEverything();

    erase(10);

    assertThat(leftovers()).isEmpty();
    assertIntact();
  }

  @Test
  void eraseUser_amongOthers_leavesNoByteAndTheOthersUntouched() throws Exception {
    person.sayEverything();
    person.sayMuch();
    var before = store.export().exportUser(person.other, PageRequest.first(200), NOW).items();
    assertThat(before).hasSizeGreaterThan(100);

    erase(100);

    assertThat(leftovers()).isEmpty();
    assertIntact();
    assertThat(store.export().exportUser(person.other, PageRequest.first(200), NOW).items())
        .isEqualTo(before);
  }

  @Test
  void eraseTables_everyTable_leavesNoByteOfItInRecordsOfWritesEither() throws Exception {
    person.sayEverything();
    Finalization parts =
        new SampleFinalization(person.marked(), person.marked())
            .part(person.marked(100), NOW, NOW + 1)
            .facts(person.draft(person.user, person.marked(100), null, null))
            .activity(
                new GamificationUpdate(1, List.of(person.marked()), "20251009", person.marked()))
            .build();
    done(
        store
            .assessments()
            .finalizeAssessment(Write.of(person.user, FINALIZE_ASSESSMENT, NOW), parts));
    done(store.assessments().finalizeAssessment(keyed("plain"), anotherEpisode(parts)));
    Set<MemoryTable> tables =
        EnumSet.complementOf(
            EnumSet.of(MemoryTable.IDEMPOTENCY, MemoryTable.REVISIONS, MemoryTable.SESSIONS));

    while (store.erasure().eraseTables(person.user, tables, 50).more()) {
      // the next page
    }

    Set<String> keys =
        store.export().exportUser(person.user, PageRequest.first(200), NOW).items().stream()
            .map(row -> row.document().toString())
            .collect(Collectors.toSet());
    assertThat(leftovers())
        .filteredOn(word -> word.startsWith("Quxmarkering") && word.endsWith("zyzzyva"))
        .filteredOn(word -> !person.ids.contains(word))
        .allSatisfy(word -> assertThat(keys).anySatisfy(row -> assertThat(row).contains(word)));
  }

  @Test
  void recordsOfWrites_holdNoWordOfAnyDocument() {
    person.sayEverything();

    List<String> gists =
        store
            .database()
            .read(db ->
                db.sql("SELECT outcome || gist FROM users_idempotency").query(String.class).list());

    assertThat(gists).hasSizeGreaterThan(15);
    assertThat(person.markers)
        .filteredOn(word -> !person.ids.contains(word))
        .allSatisfy(word -> assertThat(gists).noneMatch(gist -> gist.contains(word)));
  }

  private Finalization anotherEpisode(Finalization parts) {
    return new SampleFinalization("plain-session", "plain")
        .part(person.marked(100), NOW, null)
        .facts(parts.facts().getFirst())
        .activity(Objects.requireNonNull(parts.activity()))
        .build();
  }

  private Write keyed(String key) {
    return new Write(
        person.user, FINALIZE_ASSESSMENT, NOW, List.of(new IdempotencyKey(key, "hash")));
  }

  @Test
  void purgeExpired_leavesNoByteOfWhatExpired() throws Exception {
    String marker = person.marked(2_000);
    done(
        store
            .facts()
            .upsertFacts(
                Write.of(person.user, UPSERT_FACTS, NOW),
                List.of(person.draft(person.user, marker, null, NOW + 1))));
    assertThat(filesWith(marker)).isNotEmpty();

    store.erasure().purgeExpired(NOW + 1, 100);

    assertThat(filesWith(marker)).isEmpty();
    assertThat(person.terms).allSatisfy(term -> assertThat(filesWith(term)).isEmpty());
  }

  @Test
  void eraseUser_whileOthersReadAndWrite_leavesNoByte() throws Exception {
    person.sayEverything();
    var erased = new AtomicBoolean();
    try (var busy = Executors.newVirtualThreadPerTaskExecutor()) {
      var others =
          busy.submit(() -> {
            int times = 0;
            while (!erased.get()) {
              person.sayFact(person.other, 20, null);
              store.export().exportUser(person.other, PageRequest.first(50), NOW);
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
