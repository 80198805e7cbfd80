package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.progress.DailyRollup;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class ProgressContract extends StoreAspect {

  ProgressContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private static DailyRollup rollup(String date, String skillId) {
    return new DailyRollup(
        date, skillId, 2, 13.1, 12, List.of("gold"), List.of(), 100, 50, 0.1, 900, NOW);
  }

  private DailyRollup add(DailyRollup added) {
    return done(store.progress().upsertDaily(write(UPSERT_DAILY), added));
  }

  private List<DailyRollup> list(String from, String to, @Nullable String skillId) {
    return done(store.progress().listDaily(user, from, to, skillId, PageRequest.first(200), NOW))
        .items();
  }

  @Test
  void upsertDaily_first_isKeptWithItsListsMadeSets() {
    var added =
        new DailyRollup(
            "20251009",
            "talk ü",
            3,
            19.500001,
            7,
            List.of("b", "a", "b"),
            List.of("their/there", "ü"),
            1,
            2,
            0.000000001,
            4,
            NOW);

    DailyRollup stored = add(added);

    assertThat(stored)
        .isEqualTo(
            new DailyRollup(
                "20251009",
                "talk ü",
                3,
                19.500001,
                7,
                List.of("b", "a"),
                List.of("their/there", "ü"),
                1,
                2,
                0.000000001,
                4,
                NOW));
    assertThat(list("20251009", "20251009", null)).containsExactly(stored);
  }

  @Test
  void upsertDaily_more_addsUp() {
    add(rollup("20251009", "talk"));
    var more =
        new DailyRollup(
            "20251009",
            "talk",
            1,
            2.2,
            1,
            List.of("silver", "gold"),
            List.of("e"),
            1,
            2,
            0.2,
            3,
            NOW + 5);

    DailyRollup merged = add(more);

    assertThat(merged)
        .isEqualTo(
            new DailyRollup(
                "20251009",
                "talk",
                3,
                15.3,
                13,
                List.of("gold", "silver"),
                List.of("e"),
                101,
                52,
                0.3,
                903,
                NOW + 5));
    assertThat(list("20251009", "20251009", null)).containsExactly(merged);
  }

  @Test
  void upsertDaily_inAnyOrder_givesTheSameDay() {
    List<DailyRollup> reports =
        IntStream.range(1, 20)
            .mapToObj(i ->
                new DailyRollup(
                    "20251009",
                    "talk",
                    i,
                    i * 1.1,
                    i,
                    List.of(),
                    List.of(),
                    i,
                    i,
                    i * 0.1,
                    i,
                    NOW + i))
            .map(DailyRollup::normalised)
            .toList();
    reports.forEach(this::add);
    reports
        .reversed()
        .forEach(r ->
            add(
                new DailyRollup(
                    "20251010",
                    r.skillId(),
                    r.samples(),
                    r.levelSum(),
                    r.xpEarned(),
                    r.medals(),
                    r.errors(),
                    r.tokensIn(),
                    r.tokensOut(),
                    r.costUsd(),
                    r.latencyMsTotal(),
                    r.updatedAtMs())));

    List<DailyRollup> days = list("20251009", "20251010", null);

    assertThat(days).hasSize(2);
    assertThat(days.get(0))
        .usingRecursiveComparison()
        .ignoringFields("dateYYYYMMDD")
        .isEqualTo(days.get(1));
    assertThat(days.get(0).levelSum()).isEqualTo(209);
    assertThat(days.get(0).costUsd()).isEqualTo(19);
  }

  @Test
  void upsertDaily_pastALimit_changesNothing() {
    List<String> errors = IntStream.range(0, 200).mapToObj(i -> "error " + i).toList();
    var full = new DailyRollup("20251009", "talk", 0, 0, 0, List.of(), errors, 0, 0, 0, 0, NOW);
    DailyRollup stored = add(full);
    var more =
        new DailyRollup("20251009", "talk", 1, 5, 9, List.of(), List.of("new"), 0, 0, 0, 0, NOW);

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> add(more))
        .returns("errors", LimitExceededException::field);
    assertThat(list("20251009", "20251009", null)).containsExactly(stored);
  }

  @Test
  void listDaily_bothEndsIncluded_byDateThenSkill() {
    DailyRollup b9 = add(rollup("20251009", "b"));
    DailyRollup a9 = add(rollup("20251009", "a"));
    DailyRollup a8 = add(rollup("20251008", "a"));
    DailyRollup a10 = add(rollup("20251010", "a"));
    add(rollup("20251007", "a"));
    add(rollup("20251011", "a"));

    assertThat(list("20251008", "20251010", null)).containsExactly(a8, a9, b9, a10);
    assertThat(list("20251008", "20251010", "a")).containsExactly(a8, a9, a10);
    assertThat(list("20251009", "20251009", "b")).containsExactly(b9);
    assertThat(list("20251010", "20251008", null)).isEmpty();
  }
}
