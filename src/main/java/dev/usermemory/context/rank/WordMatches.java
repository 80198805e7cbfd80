package dev.usermemory.context.rank;

import dev.usermemory.context.rank.QueryTerms.Match;
import dev.usermemory.context.text.Language;
import dev.usermemory.context.text.RelatedWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The terms of one index that the words of a question match, and how much each says. */
final class WordMatches {

  /** What another word of the same family counts against the word itself. */
  private static final double FAMILY = 0.7;

  /** What a word that is written together with another counts. */
  private static final double COMPOUND = 0.5;

  /** What a word counts that stands for the same English word. */
  private static final double TRANSLATED = 0.7;

  /** What a word counts that shares most of its letters with another, for each share. */
  private static final double ALIKE = 0.5;

  /** What a single character counts beside the pairs of a script without spaces. */
  private static final double CHARACTER = 0.5;

  private final MemoryIndex index;
  private final RankingWeights weights;
  private final Language language;
  private final Map<List<String>, List<Match>> known = new HashMap<>();

  /**
   * @param language of the question
   */
  WordMatches(MemoryIndex index, RankingWeights weights, Language language) {
    this.index = index;
    this.weights = weights;
    this.language = language;
  }

  /** A word with several readings matches by any of them. */
  List<Match> of(List<String> stems) {
    return known.computeIfAbsent(stems, this::find);
  }

  private List<Match> find(List<String> stems) {
    var matches = new ArrayList<Match>();
    for (String stem : stems) {
      matches.addAll(of(stem));
    }
    addTranslations(matches, stems);
    return matches;
  }

  /** What a word counts against other words. */
  double importance(String stem) {
    if (language.isGeneric(stem)) {
      return weights.generic();
    }
    return language.isUnspaced() && stem.length() == 1 ? CHARACTER : 1;
  }

  private List<Match> of(String stem) {
    var matches = new ArrayList<Match>();
    Integer own = index.vocabulary.get(stem);
    double idf = importance(stem) * index.idf(own == null ? 0 : index.documentFrequency(own));
    if (own != null) {
      matches.add(new Match(own, idf, 1));
    }
    for (int id : index.families.of(stem)) {
      addRelated(matches, id, idf, FAMILY);
    }
    for (RelatedWords.Related related : RelatedWords.of(stem)) {
      Integer id = index.vocabulary.get(related.stem());
      if (id != null) {
        addRelated(matches, id, idf, related.weight());
      }
    }
    if (language != Language.ENGLISH) {
      index.grams.near(stem).forEach((id, share) -> addRelated(matches, id, idf, ALIKE * share));
    }
    if (matches.isEmpty()) {
      index.compounds(stem).forEach(id -> addRelated(matches, id, idf, COMPOUND));
    }
    return matches;
  }

  /** What stands for the same English word in any language, or for a related one. */
  private void addTranslations(List<Match> matches, List<String> stems) {
    double idf = matches.stream().mapToDouble(Match::weight).max().orElse(index.idf(0));
    for (String english : index.concepts.english(language, stems)) {
      addTranslation(matches, english, idf, TRANSLATED);
      for (RelatedWords.Related related : RelatedWords.of(english)) {
        addTranslation(matches, related.stem(), idf, related.weight());
      }
    }
  }

  private void addTranslation(List<Match> matches, String english, double idf, double weight) {
    for (int id : index.concepts.terms(english)) {
      addRelated(matches, id, idf, weight);
    }
  }

  /** A related word says no more than it does itself, and than the word asked for would. */
  private void addRelated(List<Match> matches, int id, double idf, double weight) {
    double shared = Math.min(idf, index.idf(index.documentFrequency(id)));
    matches.add(new Match(id, shared * weight * weights.related(), weight));
  }
}
