package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.json.StrictJson;
import dev.usermemory.kernel.validation.OpenObjectValidator;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.memory.preference.PreferenceRules;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every stored document keeps to, whoever wrote it: nothing that must be there is missing, its
 * members are sound (see {@link MemberRules}), and they agree with each other. The functions of
 * Convex have the same rules.
 */
final class DocumentRules {

  /** The longest list that a store keeps, that of badges. */
  private static final int MAX_LIST = 500;

  private static final JsonMapper JSON = StrictJson.mapper();

  private static final int MAX_ORDER = TrackedSkillStore.MAX_TRACKED_SKILLS;

  private DocumentRules() {}

  /** The first fault, as {@code data.field: what it must be}; empty when there is none. */
  static Optional<String> fault(Record document) {
    return document instanceof ExportedRevision(long revision)
        ? member("data.revision", "updatedAtMs", revision) // it begins as a time
        : shape("data", document).or(() -> ranges(document));
  }

  private static Optional<String> shape(String path, Record value) {
    return Arrays.stream(value.getClass().getRecordComponents())
        .map(component -> shape(path, component, value))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> shape(String path, RecordComponent component, Record owner) {
    String name = component.getName();
    Object value = read(component, owner);
    if (value == null) {
      boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      return optional ? Optional.empty() : Optional.of(path + "." + name + ": must be given");
    }
    boolean isDigest = owner instanceof SessionPart part && part.isDigest();
    return isDigest && name.equals("groupId")
        ? Optional.empty()
        : shape(path + "." + name, name, value);
  }

  private static Optional<String> shape(String path, String name, Object value) {
    return switch (value) {
      case Record part -> shape(path, part);
      case Collection<?> list when list.size() > MAX_LIST ->
          Optional.of(path + ": must have at most " + MAX_LIST + " entries");
      case Collection<?> list ->
          list.stream()
              .filter(Objects::nonNull)
              .map(entry -> shape(path, name, entry))
              .flatMap(Optional::stream)
              .findFirst();
      default -> member(path, name, value);
    };
  }

  private static Optional<String> member(String path, String name, Object value) {
    return Optional.ofNullable(MemberRules.fault(name, value)).map(fault -> path + ": " + fault);
  }

  private static Optional<String> ranges(Record document) {
    return switch (document) {
      case Fact fact ->
          rule(fact.weight() > 0 && fact.weight() <= FactRules.WEIGHT_CEILING, "weight")
              .or(() -> rule(fact.decayMs() > 0, "decayMs"));
      case ExportedFactVector vector ->
          rule(vector.namesItsModel(), "model").or(() -> rule(vector.isVector(), "vector"));
      case TrackedSkill skill ->
          rule(skill.currentLevel() <= 10, "currentLevel")
              .or(() -> rule(skill.order() >= 1 && skill.order() <= MAX_ORDER, "order"));
      case DailyRollup day -> rule(day.levelSum() <= 10.0 * day.samples(), "levelSum");
      case Gamification standing ->
          rule(standing.level() == GamificationRules.levelFor(standing.xpTotal()), "level")
              .or(() -> rule(hasHistory(standing), "history"));
      case Preferences preferences -> extra(preferences);
      default -> Optional.empty();
    };
  }

  private static boolean hasHistory(Gamification standing) {
    return standing.history() == null || standing.history().keepsItsOrder();
  }

  private static Optional<String> extra(Preferences preferences) {
    Map<String, Object> extra = preferences.extra();
    return extra == null
        ? Optional.empty()
        : Optional.ofNullable(OpenObjectValidator.fault(extra))
            .or(() -> PreferenceRules.lengthFault(JSON.writeValueAsString(extra)))
            .map(fault -> "data.extra: " + fault);
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
