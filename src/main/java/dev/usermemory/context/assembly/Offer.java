package dev.usermemory.context.assembly;

import dev.usermemory.context.pack.Candidate;
import dev.usermemory.context.pack.Wording;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A ranked fact or episode in the running for a place.
 *
 * @param known what its line costs; 0 when that is to be asked of the line
 */
record Offer(
    ContextSection section,
    Ranked<?> ranked,
    ItemText text,
    int known,
    boolean excerpt,
    TokenCounter counter)
    implements Candidate {

  @Override
  public double value() {
    return ranked.value();
  }

  @Override
  public @Nullable String session() {
    return ranked.session();
  }

  @Override
  public int cost(int ceiling) {
    return known > 0 ? known : text.line().cost(counter, ceiling);
  }

  /** Whether it can be shown in so many tokens. */
  boolean fits(int room) {
    return known > 0 ? known <= room : text.line().fits(counter, room);
  }

  @Override
  public Wording wording() {
    return text.wording();
  }

  /** The same in other words. */
  Offer shown(ItemText other, boolean asExcerpt) {
    return new Offer(section, ranked, other, 0, asExcerpt, counter);
  }

  Piece piece() {
    return new Piece(section, ranked.item(), id(), text.line(), excerpt);
  }

  private String id() {
    return ranked.item() instanceof Fact fact
        ? fact.factId()
        : ((Episode) ranked.item()).episodeId();
  }
}
