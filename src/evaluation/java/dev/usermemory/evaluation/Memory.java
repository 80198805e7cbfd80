package dev.usermemory.evaluation;

import java.util.Set;

/** A corpus that was loaded and can be asked for contexts of facts. */
interface Memory {

  /**
   * What the facts of a context cover.
   *
   * @param tokens that the context takes
   */
  record Answer(Set<String> evidence, Set<String> sessions, int tokens) {}

  /**
   * The context for a question.
   *
   * @param budget of tokens, for everything rendered
   */
  Answer ask(String question, int budget);
}
