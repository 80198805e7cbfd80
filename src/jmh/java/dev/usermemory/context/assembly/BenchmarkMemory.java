package dev.usermemory.context.assembly;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A memory of facts and episodes of usual length: 14 and 90 words, common ones more often. */
final class BenchmarkMemory {

  static final long NOW = 1_750_000_000_000L;
  static final String QUERY =
      "When did the user last practise the presentation for the customer meeting?";

  private static final String[] WORDS =
      """
      the user prefers practise presentation with a short example before meeting customer voice
      speaks slowly after breakfast and feels nervous about questions from colleagues on numbers
      likes stories travel mountains cooking pasta daughter school piano lesson evening train commute
      manager promotion team quarterly report slides headline opening pause breathing eye contact
      gesture stage microphone audience applause feedback rehearsal mirror recording transcript filler
      sentence structure argument evidence summary closing joke humour silence pace rhythm stress
      pronunciation accent grammar tense article preposition vocabulary idiom phrase email letter
      negotiation price discount contract supplier deadline budget project roadmap sprint review demo
      interview candidate salary strengths weakness motivation weekend football swimming garden dog
      cat coffee tea bread cheese wine allergy peanut medicine doctor sleep headache running marathon
      bicycle winter summer holiday beach Spain Japan Portugal Vienna museum painting concert guitar
      """
          .split("\\s+");

  private static final long DAY = 86_400_000L;

  private BenchmarkMemory() {}

  static ContextSnapshot snapshot(int facts, int episodes) {
    var random = new Random(7);
    return new ContextSnapshot(
        IntStream.range(0, facts).mapToObj(i -> fact(random, i)).toList(),
        IntStream.range(0, episodes).mapToObj(i -> episode(random, i)).toList(),
        new Profile("Ana", null, null, "Learns to speak in public.", null, 0, 0),
        new Preferences("friendly", Preferences.Verbosity.LOW, null, null, "en", null, 1),
        List.of(goal("Give a talk at the autumn meeting"), goal("Speak without notes")),
        List.of(),
        true);
  }

  private static Fact fact(Random random, int i) {
    long at = NOW - random.nextInt(300) * DAY;
    return new Fact(
        "f" + i,
        FactKind.BIO,
        words(random, 14),
        List.of(),
        null,
        1 + random.nextInt(5),
        FactKind.BIO.defaultDecayMs(),
        at,
        at,
        null,
        "api",
        "s" + random.nextInt(30),
        null,
        false,
        null);
  }

  private static Episode episode(Random random, int i) {
    return new Episode(
        "e" + i, "s" + i, null, words(random, 90), List.of(), null, null, NOW - i * DAY, null);
  }

  private static Goal goal(String title) {
    return new Goal(title, title, null, GoalStatus.ACTIVE, null, List.of(), NOW, NOW);
  }

  private static String words(Random random, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 1.5))])
        .collect(Collectors.joining(" ", "", "."));
  }
}
