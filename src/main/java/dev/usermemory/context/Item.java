package dev.usermemory.context;

import dev.usermemory.context.pack.Candidate;
import dev.usermemory.context.pack.Wording;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fact or an episode in the running for a place. */
record Item(
    ContextSection section,
    Object source,
    String id,
    Line line,
    double value,
    @Nullable String session,
    Map<String, Double> terms,
    String text,
    TokenCounter counter)
    implements Candidate {

  @Override
  public int cost(int ceiling) {
    return line.cost(counter, ceiling);
  }

  @Override
  public Wording wording() {
    return Wording.of(text);
  }
}
