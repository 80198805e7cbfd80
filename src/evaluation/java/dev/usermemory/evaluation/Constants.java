package dev.usermemory.evaluation;

import dev.usermemory.context.rank.RankingWeights;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * The constants of one trial.
 *
 * @param sessionDiscount what remains of a value per item taken from the same session
 */
record Constants(RankingWeights weights, double sessionDiscount) {

  static final Constants DEFAULT =
      new Constants(RankingWeights.DEFAULT, RankingWeights.SESSION_DISCOUNT);

  /**
   * The same but for one.
   *
   * @param name of a component of {@link RankingWeights}, or {@code sessionDiscount}
   */
  Constants with(String name, double value) {
    if (name.equals("sessionDiscount")) {
      return new Constants(weights, value);
    }
    RecordComponent[] components = RankingWeights.class.getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(c -> c.getName().equals(name) ? value : get(c)).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new Constants(
          RankingWeights.class.getDeclaredConstructor(types).newInstance(values), sessionDiscount);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  double get(String name) {
    return name.equals("sessionDiscount")
        ? sessionDiscount
        : Arrays.stream(RankingWeights.class.getRecordComponents())
            .filter(c -> c.getName().equals(name))
            .mapToDouble(this::get)
            .findFirst()
            .orElseThrow();
  }

  private double get(RecordComponent component) {
    try {
      return (double) component.getAccessor().invoke(weights);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
