package dev.usermemory.memory.fact;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which facts to list; null components do not restrict.
 *
 * @param sessionId in which it was last said
 * @param tag whatever its case
 * @param words each of which the text contains, whatever its case
 * @param includeSuperseded also those that lost their slot
 * @param asOfMs what was so at that time as far as is known today, epoch milliseconds; null means
 *     what is so now
 */
public record FactFilter(
    @Nullable FactKind kind,
    @Nullable String skillId,
    @Nullable String sessionId,
    @Nullable String slot,
    @Nullable String tag,
    @Nullable String words,
    boolean includeSuperseded,
    @Nullable Long asOfMs) {

  /** Every current fact. */
  public static final FactFilter CURRENT = of(null, null, false);

  public static FactFilter of(
      @Nullable FactKind kind, @Nullable String skillId, boolean includeSuperseded) {
    return new FactFilter(kind, skillId, null, null, null, null, includeSuperseded, null);
  }

  /** Whether the text and the tags are wanted, which no index answers. */
  public boolean wants(Fact fact) {
    return (tag == null || hasTag(fact.tags(), FactIds.normalise(tag)))
        && (words == null || contains(FactIds.normalise(fact.text()), words));
  }

  private static boolean hasTag(List<String> tags, String wanted) {
    return tags.stream().anyMatch(tag -> FactIds.normalise(tag).equals(wanted));
  }

  private static boolean contains(String text, String words) {
    return Arrays.stream(FactIds.normalise(words).split(" ")).allMatch(text::contains);
  }

  /** What tells one list from another, for its cursors. */
  public Stream<@Nullable Object> parts() {
    return Stream.of(kind, skillId, sessionId, slot, tag, words, includeSuperseded, asOfMs);
  }
}
