package dev.usermemory.context.cache;

import dev.usermemory.context.assembly.ContextSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last answers from one memory, for callers that ask the same again at once. */
final class RecentAnswers {

  /**
   * An answer serves this long at most, by the clock: no day ends within, which words like
   * "yesterday" depend on, and weights that halve in days stay what they are.
   */
  private static final long SPAN_MS = 10_000;

  private static final int KEPT = 8;

  private final Map<ContextSpec, Kept> answers = new LinkedHashMap<>(2 * KEPT, 0.75f, true);
  private long weightBytes;

  /**
   * @param endMs when something expires that the answer may tell of
   */
  private record Kept(KeptContext answer, long fromMs, long endMs) {

    boolean serves(long nowMs) {
      return nowMs >= fromMs && nowMs < endMs && nowMs / SPAN_MS == fromMs / SPAN_MS;
    }

    long weightBytes(ContextSpec spec) {
      return answer.weightBytes() + (spec.query() == null ? 0 : 2L * spec.query().length());
    }
  }

  synchronized @Nullable KeptContext find(ContextSpec spec, long nowMs) {
    Kept kept = answers.get(spec);
    return kept != null && kept.serves(nowMs) ? kept.answer : null;
  }

  synchronized void keep(ContextSpec spec, KeptContext answer, long nowMs, long endMs) {
    var kept = new Kept(answer, nowMs, endMs);
    weightBytes += kept.weightBytes(spec) - weightOf(spec, answers.put(spec, kept));
    if (answers.size() > KEPT) {
      Map.Entry<ContextSpec, Kept> oldest = answers.entrySet().iterator().next();
      weightBytes -= weightOf(oldest.getKey(), answers.remove(oldest.getKey()));
    }
  }

  synchronized long weightBytes() {
    return weightBytes;
  }

  private static long weightOf(ContextSpec spec, @Nullable Kept kept) {
    return kept == null ? 0 : kept.weightBytes(spec);
  }
}
