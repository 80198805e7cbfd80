package dev.usermemory.context.assembly;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Where the tokens of a context went, and why each item is in or out.
 *
 * @param budgetTokens what {@code rendered} was allowed to cost
 * @param sections tokens per rendered section by its name, and {@code frame} for headings; they add
 *     up to {@code tokensEstimated}
 * @param included in rendered order, without profile and preferences
 * @param omitted the most valuable first, at most {@link #MAX_OMITTED}; then what was not in the
 *     running
 * @param omittedBeyond how many more candidates were left out than {@code omitted} lists
 */
public record Receipt(
    int budgetTokens,
    Map<String, Integer> sections,
    List<Included> included,
    List<Omitted> omitted,
    int omittedBeyond) {

  public static final int MAX_OMITTED = 100;

  public Receipt {
    included = List.copyOf(included);
    omitted = List.copyOf(omitted);
  }

  /**
   * An item that was rendered.
   *
   * @param id of the fact, episode or goal
   * @param value what it was chosen by; 0 for goals, which are taken in order, newest first
   * @param excerpt whether only its best sentences are shown, because it is larger than the budget
   * @param terms the parts of its score
   */
  public record Included(
      String section,
      String id,
      int tokens,
      double value,
      boolean excerpt,
      Map<String, Double> terms) {}

  /**
   * An item that was not rendered.
   *
   * @param id of the fact, episode or goal, or the name of a field of the profile or preferences
   * @param value what it would have been chosen by; 0 when it was not in the running
   */
  public record Omitted(String section, String id, Reason reason, double value) {}

  /** Why an item is not part of a context. */
  public enum Reason {
    /** It would fit an empty context, but the budget went to more valuable items. */
    @JsonProperty("budget")
    BUDGET,
    /** It alone exceeds the budget. */
    @JsonProperty("too_large")
    TOO_LARGE,
    /** A chosen item says the same. */
    @JsonProperty("near_duplicate")
    NEAR_DUPLICATE,
    /** A newer fact took its slot. */
    @JsonProperty("superseded")
    SUPERSEDED,
    @JsonProperty("expired")
    EXPIRED,
    /** It has nothing to show, or the question is too little about it. */
    @JsonProperty("low_value")
    LOW_VALUE,
    /** The request did not ask for its section. */
    @JsonProperty("section_not_requested")
    SECTION_NOT_REQUESTED
  }
}
