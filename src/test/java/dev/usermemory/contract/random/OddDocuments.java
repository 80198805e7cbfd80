package dev.usermemory.contract.random;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportedFactVector;
import dev.usermemory.privacy.transfer.ExportedIdempotency;
import dev.usermemory.progress.ActivityHistory;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.DayRun;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import dev.usermemory.progress.Season;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents with odd ids, days and numbers, always the same for the same seed. */
final class OddDocuments {

  private static final List<String> DAYS =
      List.of(
          "20261120", "20261121", "20240229", "00010101", "99991231", "20260230", "00000000", "");
  private static final List<Long> COUNTS =
      List.of(
          0L, 7L, (1L << 31) - 1, 1L << 31, 253_402_300_799_999L, (1L << 53) - 1, 1L << 53, -1L);
  private static final List<Double> FRACTIONS =
      List.of(
          0.0,
          -0.0,
          0.1,
          9.999999,
          10.0,
          1e-300,
          -1e-300,
          10.000001,
          1e300,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY);

  private final Draw draw;
  private final long nowMs;

  OddDocuments(long seed, long nowMs) {
    this.draw = new Draw(seed);
    this.nowMs = nowMs;
  }

  ExportRecord next() {
    return switch (draw.below(10)) {
      case 0 -> record(MemoryTable.GOALS, goal());
      case 1 -> record(MemoryTable.FACTS, fact());
      case 2 -> record(MemoryTable.EPISODES, episode());
      case 3 -> record(MemoryTable.PROGRESS_DAILY, rollup());
      case 4 -> record(MemoryTable.TRACKED_SKILLS, skill());
      case 5 -> record(MemoryTable.PREFERENCES, preferences());
      case 6 -> record(MemoryTable.CONSENTS, consent());
      case 7 -> record(MemoryTable.IDEMPOTENCY, key());
      case 8 -> record(MemoryTable.FACT_VECTORS, vector());
      default -> record(MemoryTable.GAMIFICATION, standing());
    };
  }

  private static ExportRecord record(MemoryTable table, Record document) {
    return new ExportRecord(table, document);
  }

  private String id() {
    return draw.oneIn(8) ? "" : draw.name();
  }

  private String day() {
    return draw.oneIn(3) ? draw.pick(DAYS) : "2026112" + draw.below(5);
  }

  private long count() {
    return draw.oneIn(3) ? draw.pick(COUNTS) : draw.below(1_000);
  }

  private double fraction() {
    return draw.oneIn(3) ? draw.pick(FRACTIONS) : draw.below(100) / 10.0;
  }

  private long time() {
    return draw.oneIn(8) ? draw.pick(COUNTS) : nowMs - draw.below(3);
  }

  private @Nullable Long expiry() {
    return draw.oneIn(3) ? Long.valueOf(nowMs + draw.below(3) * Draw.MINUTE_MS) : null;
  }

  private Goal goal() {
    return new Goal(
        id(), draw.text(), null, draw.pick(GoalStatus.values()), null, List.of(), time(), time());
  }

  private Fact fact() {
    long at = time();
    return new Fact(
        id(),
        draw.pick(FactKind.values()),
        draw.text(),
        List.of(),
        draw.maybe(id()),
        fraction(),
        60_000 + draw.below(9),
        at,
        at,
        expiry(),
        "api",
        null,
        draw.maybe(draw.name()),
        draw.oneIn(6),
        null);
  }

  private Episode episode() {
    var highlight = new Highlight("feedback", draw.text(), draw.maybe(id()), fraction());
    return new Episode(
        id(), null, null, draw.text(), List.of(highlight), 0, draw.below(9), time(), expiry());
  }

  private DailyRollup rollup() {
    long samples = count();
    double levels = draw.oneIn(3) ? fraction() : samples * 0.5;
    return new DailyRollup(
        day(),
        id(),
        samples,
        levels,
        count(),
        List.of(draw.name()),
        List.of(),
        count(),
        count(),
        fraction(),
        count(),
        time());
  }

  private TrackedSkill skill() {
    return new TrackedSkill(id(), fraction(), draw.below(5), null, time(), time());
  }

  private Preferences preferences() {
    var extra = new LinkedHashMap<String, Object>();
    for (String name : List.of(draw.name(), draw.name(), "$")) {
      extra.put(name, draw.coin() ? draw.pick(FRACTIONS) : draw.pick(COUNTS));
    }
    extra.put("nested", Map.of("list", List.of(draw.below(2), draw.coin())));
    return new Preferences(draw.maybe(draw.text()), null, null, null, null, extra, time());
  }

  private Consent consent() {
    return new Consent(
        draw.oneIn(3) ? id() : "newsletter", draw.coin(), null, null, time(), time(), expiry());
  }

  private ExportedIdempotency key() {
    return new ExportedIdempotency(id(), "hash-" + draw.below(2), nowMs + draw.below(3));
  }

  private ExportedFactVector vector() {
    return new ExportedFactVector(
        id(), draw.pick(List.of("m-1", "", "m 1")), draw.pick(List.of("fwE=", "", "fwE", "~")));
  }

  private Gamification standing() {
    long xp = count();
    int level = xp < 0 ? 1 : GamificationRules.levelFor(xp);
    String season = draw.maybe(id());
    return new Gamification(
        xp,
        draw.oneIn(8) ? 2 : level,
        draw.oneIn(4) ? Integer.MAX_VALUE : draw.pick(List.of(0, 1, 3, DayRun.MAX_DAYS)),
        draw.maybe(day()),
        List.of(draw.name()),
        season,
        season == null ? null : Long.valueOf(count()),
        time(),
        draw.oneIn(3) ? history() : null);
  }

  private ActivityHistory history() {
    return new ActivityHistory(
        draw.below(400),
        List.of(new DayRun(day(), day()), new DayRun(day(), day())),
        List.of(new Season(draw.name(), count(), day())));
  }
}
