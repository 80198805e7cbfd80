package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.validation.CalendarDayValidator;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.progress.ActivityHistory;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every stored document keeps to, whoever wrote it: nothing that must be there is missing,
 * nothing is longer than a request could have made it, no number is negative but a change of score.
 */
final class DocumentRules {

  /** The longest text that a request may have, that of an episode's summary. */
  private static final int MAX_TEXT = 20_000;

  /** The longest list that a store keeps, that of badges. */
  private static final int MAX_LIST = 500;

  /**
   * The last time of the year 9999, far above what any counter reaches. A revision near the largest
   * number that a store can count to would, once erased, leave none for anybody.
   */
  private static final long MAX_NUMBER = 253_402_300_799_999L;

  private static final int MAX_ORDER = TrackedSkillStore.MAX_TRACKED_SKILLS;

  private DocumentRules() {}

  /** The first fault, as {@code field: what it must be}; empty when there is none. */
  static Optional<String> fault(Record document) {
    return shape("data", document).or(() -> ranges(document));
  }

  private static Optional<String> shape(String path, Record value) {
    return Arrays.stream(value.getClass().getRecordComponents())
        .map(component -> shape(path + "." + component.getName(), component, value))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> shape(String path, RecordComponent component, Record owner) {
    Object value = read(component, owner);
    if (value == null) {
      boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      return optional ? Optional.empty() : Optional.of(path + ": must be given");
    }
    return shape(path, value);
  }

  private static Optional<String> shape(String path, Object value) {
    return switch (value) {
      case String text -> text(path, text);
      case Record part -> shape(path, part);
      case Collection<?> list when list.size() > MAX_LIST ->
          Optional.of(path + ": must have at most " + MAX_LIST + " entries");
      case Collection<?> list ->
          list.stream()
              .filter(Objects::nonNull)
              .map(entry -> shape(path, entry))
              .flatMap(Optional::stream)
              .findFirst();
      case Number number when !path.endsWith(".scoreDelta") && !(number.doubleValue() >= 0) ->
          Optional.of(path + ": must not be negative");
      case Number number when number.doubleValue() > MAX_NUMBER ->
          Optional.of(path + ": must be at most " + MAX_NUMBER);
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(String path, String text) {
    if (text.length() > MAX_TEXT) {
      return Optional.of(path + ": must have at most " + MAX_TEXT + " characters");
    }
    return isEncodable(text)
        ? Optional.empty()
        : Optional.of(path + ": must not contain U+0000 or a half of a surrogate pair");
  }

  /** Neither U+0000 nor half a surrogate pair, which stores cannot keep. */
  private static boolean isEncodable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
  }

  private static Optional<String> ranges(Record document) {
    return switch (document) {
      case Fact fact ->
          rule(fact.weight() > 0 && fact.weight() <= FactRules.WEIGHT_CEILING, "weight")
              .or(() -> rule(fact.decayMs() > 0, "decayMs"));
      case TrackedSkill skill ->
          rule(skill.currentLevel() <= 10, "currentLevel")
              .or(() -> rule(skill.order() >= 1 && skill.order() <= MAX_ORDER, "order"));
      case DailyRollup day ->
          rule(day.dateYYYYMMDD().matches("\\d{8}"), "dateYYYYMMDD")
              .or(() -> rule(day.levelSum() <= 10.0 * day.samples(), "levelSum"));
      case Gamification standing ->
          rule(standing.level() == GamificationRules.levelFor(standing.xpTotal()), "level")
              .or(() -> rule(hasDays(standing), "lastActivityYYYYMMDD"))
              .or(() -> rule(hasHistory(standing.history()), "history"));
      default -> Optional.empty();
    };
  }

  private static boolean hasDays(Gamification standing) {
    String last = standing.lastActivityYYYYMMDD();
    return last == null || CalendarDayValidator.isDay(last);
  }

  private static boolean hasHistory(@Nullable ActivityHistory history) {
    return history == null || history.keepsItsOrder();
  }

  private static Optional<String> rule(boolean holds, String field) {
    return holds ? Optional.empty() : Optional.of("data." + field + ": is out of its range");
  }

  private static @Nullable Object read(RecordComponent component, Record owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record's accessor can be called", e);
    }
  }
}
