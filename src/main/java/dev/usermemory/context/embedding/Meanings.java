package dev.usermemory.context.embedding;

import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.rank.Likeness;
import dev.usermemory.kernel.UserId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows how near a person's facts are to a question in meaning. */
public interface Meanings {

  /** Compares nothing. */
  Meanings NONE = (user, question, memory, patience) -> Optional.of(Likeness.UNKNOWN);

  /**
   * What can be said in time. Facts that have no vector yet get one in the background.
   *
   * @param question null when there is none; then there is nothing to say
   * @param memory the candidates of a context
   * @param patience how long the context may wait
   * @return empty when more could have been said with more time or luck
   */
  Optional<Likeness> compare(
      UserId user, @Nullable String question, ContextSnapshot memory, Duration patience);
}
