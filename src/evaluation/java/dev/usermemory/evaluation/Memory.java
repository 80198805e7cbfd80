package dev.usermemory.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A corpus that was loaded and can be asked for contexts of facts. */
interface Memory {

  /**
   * A fact of a context.
   *
   * @param evidence what it is evidence of
   */
  record Hit(Set<String> evidence, String sessionId) {

    static Hit of(Corpus.Told told) {
      return new Hit(told.evidence(), told.sessionId());
    }
  }

  /**
   * The facts of a context.
   *
   * @param hits best first
   * @param tokens that the context takes
   */
  record Answer(List<Hit> hits, int tokens) {

    /** Of which only the facts matter. */
    Answer(List<Hit> hits) {
      this(hits, 0);
    }

    /** What they cover. */
    Set<String> evidence() {
      return hits.stream().flatMap(hit -> hit.evidence().stream()).collect(Collectors.toSet());
    }

    /** Where they come from, in the order of the best of each. */
    Set<String> sessions() {
      return hits.stream().map(Hit::sessionId).collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /**
   * The context for a question.
   *
   * @param budget of tokens, for everything rendered
   */
  Answer ask(String question, int budget);
}
