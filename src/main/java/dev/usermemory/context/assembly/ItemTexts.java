package dev.usermemory.context.assembly;

import dev.usermemory.context.tokens.TokenCounter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How the facts or the episodes of a memory read, by position. What their lines cost lies in an
 * array: most items are asked for nothing else, and looking at each of a memory that no cache of
 * the processor holds takes longer than all that is worked out of it. Racing threads note the same.
 */
final class ItemTexts {

  private final ItemText[] texts;

  /** As far as they are known, else 0. */
  private final int[] costs;

  ItemTexts(Collection<ItemText> texts) {
    this.texts = texts.toArray(ItemText[]::new);
    this.costs = new int[this.texts.length];
  }

  private ItemTexts(ItemText[] texts, int[] costs) {
    this.texts = texts;
    this.costs = costs;
  }

  /** With others behind them. */
  ItemTexts with(List<ItemText> more) {
    ItemText[] all = Arrays.copyOf(texts, texts.length + more.size());
    for (int i = texts.length; i < all.length; i++) {
      all[i] = more.get(i - texts.length);
    }
    return new ItemTexts(all, Arrays.copyOf(costs, all.length));
  }

  ItemText get(int position) {
    return texts[position];
  }

  /** As {@link dev.usermemory.context.render.Line#cost}. */
  int cost(int position, TokenCounter counter, int ceiling) {
    int known = costs[position];
    if (known != 0) {
      return known;
    }
    int cost = texts[position].line().cost(counter, ceiling);
    if (cost <= ceiling) { // else it may be a bound
      costs[position] = cost;
    }
    return cost;
  }

  /** As {@link dev.usermemory.context.render.Line#fits}. */
  boolean fits(int position, TokenCounter counter, int room) {
    int known = costs[position];
    return known != 0 ? known <= room : texts[position].line().fits(counter, room);
  }
}
