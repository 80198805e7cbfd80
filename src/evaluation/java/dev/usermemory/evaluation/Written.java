package dev.usermemory.evaluation;

import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.store.MemoryStore;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is written to a store to measure it, for a thousand people in turns. */
record Written(MemoryStore store) {

  static final int PEOPLE = 1000;
  static final int PER_BATCH = 100;

  private static final long NOW = 1_760_000_000_000L;
  private static final long YEAR_MS = 365L * 86_400_000;
  private static final int TEXT = 110;
  private static final int SKILLS = 3;
  private static final String[] WORDS =
      ("travel coffee grammar music parrot garden Berlin interview sister running cooking exam"
              + " weekend market bicycle novel piano mountain dentist birthday")
          .split(" ");

  private static UserId person(int number) {
    return new UserId("person-%05d".formatted(number % PEOPLE));
  }

  /** A batch of new facts. */
  void facts(int number) {
    UserId user = person(number);
    List<FactDraft> drafts =
        IntStream.range(0, PER_BATCH)
            .mapToObj(i -> fact(user, number, text(number * PER_BATCH + i), null))
            .toList();
    require(store.upsertFacts(write(user, WriteOperation.UPSERT_FACTS, number), drafts));
  }

  /** An assessment of one skill: a hint, the level in its slot, a rollup and points. */
  void finalized(int number) {
    UserId user = person(number);
    String session = "session-" + number / 2;
    store.findSubject(session, user, NOW + number);
    String skill = "skill-" + number % SKILLS;
    String day = "202510%02d".formatted(1 + number / PEOPLE % 28);
    var finalization =
        new SampleFinalization(session, "group-" + number)
            .part(text(number), NOW + number, NOW + YEAR_MS)
            .facts(
                fact(user, number, text(number), null),
                fact(user, number, "Level " + number % 20 / 2.0, "level:" + skill))
            .rollups(new DailyRollup(day, skill, 1, 5, 10, List.of(), List.of(), 9, 9, 0.1, 9, NOW))
            .earning(10, day)
            .build();
    require(
        store.finalizeAssessment(
            write(user, WriteOperation.FINALIZE_ASSESSMENT, number), finalization));
  }

  private static String text(int number) {
    var random = new SplittableRandom(number);
    var text = new StringBuilder("No. ").append(number);
    while (text.length() < TEXT) {
      text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.substring(0, TEXT);
  }

  private static FactDraft fact(UserId user, int number, String text, @Nullable String slot) {
    return new FactDraft(
        FactIds.of(user, FactKind.SKILL_HINT, "skill", text),
        FactKind.SKILL_HINT,
        text,
        List.of(),
        "skill",
        1,
        FactKind.SKILL_HINT.defaultDecayMs(),
        NOW + number,
        NOW + number + YEAR_MS,
        "assessment",
        "session-" + number / 2,
        slot,
        false);
  }

  private static Write write(UserId user, WriteOperation operation, int number) {
    var key = new IdempotencyKey(operation.wireName() + " " + number, "hash of " + number);
    return new Write(user, operation, NOW + number, List.of(key));
  }

  private static void require(Outcome<?> outcome) {
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("not done");
    }
  }
}
