package dev.usermemory.progress;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;

/** Keeps gamification, one document per user, gated by the consent {@code progress}. */
public interface GamificationStore {

  /** {@link Gamification#NONE} when nothing is stored. */
  Outcome<Gamification> findGamification(UserId user, long nowMs);

  /** Applies {@link GamificationRules#apply} and returns what is stored now. */
  Outcome<Gamification> updateGamification(Write write, GamificationUpdate update);
}
