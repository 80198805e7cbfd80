package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a context should be.
 *
 * @param limitTokens 1 or more
 * @param bufferPercent share of the limit that stays unused, 0 to 99, for models that count
 *     differently
 * @param query what the person asks, if anything
 * @param skillIds skills that the chat is about
 * @param tags tags that the chat is about
 * @param include the sections wanted; none means all
 * @param minScore with a query, how much of it a fact or episode must be about, 0 to 1
 * @param explain whether a receipt is wanted
 */
public record ContextSpec(
    int limitTokens,
    int bufferPercent,
    @Nullable String query,
    List<String> skillIds,
    List<String> tags,
    Set<ContextSection> include,
    ContextFormat format,
    double minScore,
    boolean explain) {

  public ContextSpec {
    if (limitTokens < 1 || bufferPercent < 0 || bufferPercent > 99) {
      throw new IllegalArgumentException("limitTokens must be 1 or more, bufferPercent 0 to 99");
    }
    skillIds = List.copyOf(skillIds);
    tags = List.copyOf(tags);
    include = include.isEmpty() ? Set.of(ContextSection.values()) : Set.copyOf(include);
  }

  /** Whatever its score. */
  public ContextSpec(
      int limitTokens,
      int bufferPercent,
      @Nullable String query,
      List<String> skillIds,
      List<String> tags,
      Set<ContextSection> include,
      ContextFormat format,
      boolean explain) {
    this(limitTokens, bufferPercent, query, skillIds, tags, include, format, 0, explain);
  }

  /** Everything, in the default format, without a query. */
  public static ContextSpec ofLimit(int limitTokens) {
    return new ContextSpec(
        limitTokens, 0, null, List.of(), List.of(), Set.of(), ContextFormat.DEFAULT, false);
  }

  /** What {@code rendered} may cost at most: the limit less the buffer, rounded down. */
  public int budget() {
    return (int) ((long) limitTokens * (100 - bufferPercent) / 100);
  }
}
